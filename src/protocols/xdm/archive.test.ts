import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { XdmError } from '../../zip/error.ts'
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

/** The same bytes with a name or a flag changed, in the local header and in the central directory alike. */
const patched = (archive: Uint8Array, from: string, to: string): Uint8Array =>
  Buffer.from(Buffer.from(archive).toString('latin1').replaceAll(from, to), 'latin1')

const reasonOf = async (archive: Uint8Array | Promise<Uint8Array>): Promise<string | undefined> => {
  const error = await readXdm(await archive).catch((thrown: unknown) => thrown)
  return error instanceof XdmError ? error.reason : undefined
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
  test('what is no ZIP, or a ZIP cut short', async () => {
    expect(await reasonOf(new Uint8Array([1, 2, 3]))).toBe('not-a-zip')
    const whole = await zip(layout)
    expect(await reasonOf(whole.slice(0, whole.length - 30))).toBe('not-a-zip')
  })

  test('a path that leaves the archive', async () => {
    expect(await reasonOf(patched(await zip({ 'aa/aa/x.txt': 'x' }), 'aa/aa/', '../../'))).toBe('path')
    expect(await reasonOf(patched(await zip({ 'aa/etc': 'x' }), 'aa/etc', '/aaetc'))).toBe('path')
  })

  test('the same name twice, case not counting', async () => {
    expect(await reasonOf(zip({ 'README.TXT': 'x', 'readme.txt': 'y' }))).toBe('duplicate')
  })

  test('an encrypted entry', async () => {
    const archive = Buffer.from(await zip({ 'README.TXT': 'x' }))
    const central = archive.indexOf('PK\u0001\u0002', 0, 'latin1')
    archive.writeUInt16LE(archive.readUInt16LE(central + 8) | 1, central + 8)
    expect(await reasonOf(archive)).toBe('encrypted')
  })

  test('too many entries', async () => {
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`f${i}`, '']))
    expect(await reasonOf(zip(many))).toBe('too-many')
  })

  test('a bomb is refused on what it announces, and on what it holds when it lies', async () => {
    const archive = Buffer.from(await zip({ bomb: 'x' }))
    const central = archive.indexOf('PK\u0001\u0002', 0, 'latin1')
    const honest = Buffer.from(archive)
    honest.writeUInt32LE(300 * 1024 * 1024, central + 24)
    expect(await reasonOf(honest)).toBe('too-big')
    const made = new ZipFile()
    made.addBuffer(Buffer.alloc(1_000_000), 'bomb')
    made.end()
    const small = await buffer(made.outputStream)
    small.writeUInt32LE(10, small.indexOf('PK\u0001\u0002', 0, 'latin1') + 24)
    expect(await reasonOf(small)).toBe('not-a-zip')
  })

  test('whatever byte of an archive is damaged, it is read or refused with a reason', async () => {
    const sound = await zip(layout)
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(255), async (at, value) => {
        const damaged = Buffer.from(sound)
        damaged[at] = value
        const read = await readXdm(damaged).catch((error: unknown) => error)
        if (read instanceof Error) expect(read).toBeInstanceOf(XdmError)
      }),
    )
  })
})
