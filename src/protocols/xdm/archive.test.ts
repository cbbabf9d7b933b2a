import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import fc from '../../bench/property.fixture.ts'
import { ZipError } from '../../zip/problem.ts'
import { isXdmName, readXdm } from './archive.ts'

const zip = async (files: Readonly<Record<string, string>>): Promise<Uint8Array> => {
  const made = new ZipFile()
  for (const [name, content] of Object.entries(files)) made.addBuffer(Buffer.from(content), name)
  made.end()
  return buffer(made.outputStream)
}

const layout = {
  'INDEX.HTM': '<html/>',
  'README.TXT': 'Emetteur',
  'IHE_XDM/SUBSET01/METADATA.XML': '<lcm:SubmitObjectsRequest xmlns:lcm="urn:x"/>',
  'IHE_XDM/SUBSET01/DOC00001.XML': '<a/>',
  'IHE_XDM/SUBSET01/CDA.XSL': '<xsl/>',
}

const reasonOf = async (archive: Uint8Array | Promise<Uint8Array>): Promise<string | undefined> => {
  const error = await readXdm(await archive).catch((thrown: unknown) => thrown)
  return error instanceof ZipError ? error.reason : undefined
}

describe('layout', () => {
  test('metadata, documents, index and readme are found; a style sheet is not a document', async () => {
    const read = await readXdm(await zip(layout))
    expect(read.metadataPath).toBe('IHE_XDM/SUBSET01/METADATA.XML')
    expect(read.metadata?.name).toBe('SubmitObjectsRequest')
    expect(read.documents.map(({ uri }) => uri)).toEqual(['DOC00001.XML'])
    expect(read.entries).toHaveLength(5)
    expect(new TextDecoder().decode(read.readme)).toBe('Emetteur')
    expect(read.index).toBeDefined()
  })

  test('lower-case names are the same names', async () => {
    const lower = Object.fromEntries(Object.entries(layout).map(([name, text]) => [name.toLowerCase(), text]))
    const read = await readXdm(await zip(lower))
    expect(read.documents.map(({ uri }) => uri)).toEqual(['doc00001.xml'])
    expect(read.readme).toBeDefined()
  })

  test('without metadata the documents of the set are still found', async () => {
    const read = await readXdm(await zip({ 'README.TXT': 'x', 'IHE_XDM/SUBSET01/DOC00001.XML': '<a/>' }))
    expect(read).toMatchObject({ metadata: undefined, metadataPath: undefined, documents: [{ uri: 'DOC00001.XML' }] })
  })

  test('files outside IHE_XDM are no documents', async () => {
    const read = await readXdm(await zip({ 'README.TXT': 'x', 'DOC00001.XML': '<a/>' }))
    expect(read.documents).toEqual([])
  })

  test('metadata that are not XML are said to be so', async () => {
    const read = await readXdm(await zip({ ...layout, 'IHE_XDM/SUBSET01/METADATA.XML': '<a><b></a>' }))
    expect(read.metadata).toBeUndefined()
    expect(read.metadataProblem).toMatch(/^1:/)
    expect(read.documents).toHaveLength(1)
  })

  test('the attachment is known by its name, whatever its case', () => {
    expect(isXdmName('IHE_XDM.zip')).toBe(true)
    expect(isXdmName('XDM.ZIP')).toBe(false)
    expect(isXdmName(undefined)).toBe(false)
  })
})

describe('guards', () => {
  test('what is no ZIP is refused', async () => {
    expect(await reasonOf(new Uint8Array([1, 2, 3]))).toBe('not-a-zip')
  })

  test('whatever byte of an archive is damaged, it is read or refused with a reason', async () => {
    const sound = await zip(layout)
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(255), async (at, value) => {
        const damaged = Buffer.from(sound)
        damaged[at] = value
        const read = await readXdm(damaged).catch((error: unknown) => error)
        if (read instanceof Error) expect(read).toBeInstanceOf(ZipError)
      }),
    )
  })
})
