import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { readPlaced } from '../../xml/placed.ts'
import { openJudges } from './judges.ts'
import { documentOf, ihe, schemaAsking, smallPackage, temporaryFolder, valueSet, written } from './package.fixture.ts'
import { register, registeredIn, settingOf } from './registry.ts'

const now = '2026-11-22T00:00:00.000Z'
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const zipOf = async (files: Readonly<Record<string, string>>, at: string, prefix = 'paquet/'): Promise<string> => {
  const zip = new ZipFile()
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), `${prefix}${path}`)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(at))
  return at
}

describe('registering a package', () => {
  test('copies it under the fingerprint of its contents, with version, hashes and provenance', async () => {
    const base = temporaryFolder()
    const path = written(temporaryFolder(), { ...smallPackage(), 'exemples/doc.xml': 'not copied' })
    const manifest = await register(base, { path, now })
    expect(manifest).toMatchObject({ version: '2024.01', origin: { kind: 'folder', path }, problems: [] })
    expect(Object.keys(manifest.files)).toHaveLength(3)
    expect(manifest.files[ihe]).toMatch(/^[0-9a-f]{64}$/)
    expect(readFileSync(join(base, manifest.id, 'package', ihe), 'utf8')).toBe(schemaAsking('Essai'))
    expect(registeredIn(base)).toEqual([manifest])
  })

  test('gives the same contents the same fingerprint, from a folder or a ZIP, and other contents another', async () => {
    const base = temporaryFolder()
    const folder = await register(base, { path: written(temporaryFolder(), smallPackage()), now })
    const zip = await zipOf(smallPackage(), join(temporaryFolder(), 'paquet.zip'))
    const fromZip = await register(base, { path: zip, now })
    expect(fromZip).toMatchObject({ id: folder.id, name: 'paquet.zip', origin: { kind: 'zip' } })
    expect(fromZip.origin.sha256).toMatch(/^[0-9a-f]{64}$/)
    const other = await register(base, { path: written(temporaryFolder(), smallPackage('Autre')), now })
    expect(other.id).not.toBe(folder.id)
    expect(registeredIn(base)).toHaveLength(2)
  })

  test('names what is missing and what is written in another case, and who asks for it', async () => {
    const { 'jeuxDeValeurs/JDV_Codes.xml': _codes, ...files } = smallPackage()
    const path = written(temporaryFolder(), {
      ...files,
      'jeuxDeValeurs/jdv_codes.xml': valueSet,
      'schematrons/CI-SIS_VAC_2024.01.sch':
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><include href="include/none.sch"/></schema>',
    })
    const { problems } = await register(temporaryFolder(), { path, now })
    expect(problems).toEqual([
      {
        kind: 'other-case',
        path: 'jeuxDeValeurs/JDV_Codes.xml',
        detail: expect.objectContaining({ en: expect.stringContaining('jdv_codes.xml') }),
        askedBy: ['profils/IHE.sch'],
      },
      { kind: 'missing', path: 'schematrons/include/none.sch', detail: undefined, askedBy: ['CI-SIS_VAC_2024.01.sch'] },
    ])
  })

  test('names the rule set that does not compile', async () => {
    const refused = schemaAsking('Essai', '<assert test="unknown-function(.)">x</assert>')
    const path = written(temporaryFolder(), { ...smallPackage(), [ihe]: refused })
    const { problems } = await register(temporaryFolder(), { path, now })
    expect(problems).toMatchObject([{ kind: 'refused', path: ihe, askedBy: ['profils/IHE.sch'] }])
    expect(problems[0]?.detail?.en).toContain('unknown-function')
  })

  test('an overlay fills what is missing, and belongs to the fingerprint', async () => {
    const { 'jeuxDeValeurs/JDV_Codes.xml': codes = '', ...files } = smallPackage()
    const path = written(temporaryFolder(), files)
    const base = temporaryFolder()
    const bare = await register(base, { path, now })
    const overlay = written(temporaryFolder(), { 'jeuxDeValeurs/JDV_Codes.xml': codes })
    const covered = await register(base, { path, overlay, now })
    expect(bare.problems).toHaveLength(1)
    expect(covered.problems).toEqual([])
    expect(covered.id).not.toBe(bare.id)
  })

  test.each([
    ['a folder that does not exist', 'nowhere'],
    ['a folder without schematrons', '.'],
  ])('refuses %s', async (_what, name) => {
    const path = join(written(temporaryFolder(), { 'a.txt': '' }), name)
    await expect(register(temporaryFolder(), { path, now })).rejects.toMatchObject({ code: 'BANC-ARTEFACTS-FOLDER' })
  })

  test('refuses what is no ZIP, and leaves nothing behind', async () => {
    const base = temporaryFolder()
    const path = join(written(temporaryFolder(), { 'p.zip': 'PK nothing' }), 'p.zip')
    await expect(register(base, { path, now })).rejects.toMatchObject({ code: 'BANC-ARTEFACTS-ZIP' })
    expect(registeredIn(base)).toEqual([])
  })
})

test('a registered package judges the same from what was kept as from its files', async () => {
  const base = temporaryFolder()
  const manifest = await register(base, { path: written(temporaryFolder(), smallPackage()), now })
  const setting = settingOf(base, manifest, 'read-test')
  const document = documentOf('Faux', 'Z')
  const read = readPlaced(document)
  if ('problem' in read) throw new Error('unreachable')
  const judged = async () => {
    const [, schematron] = openJudges(setting)
    return schematron?.(bytesOf(document), read.root, 'fr')
  }
  const first = await judged()
  expect(existsSync(join(base, manifest.id, 'read-test'))).toBe(true)
  expect(await judged()).toEqual(first)
  expect(first).toEqual([
    expect.objectContaining({ name: 'banc/choix-du-volet', rulesFired: 0, findings: [] }),
    {
      name: 'profils/IHE.sch',
      version: '2024.01',
      rulesFired: 1,
      aborted: null,
      findings: [
        {
          rule: 'P',
          severity: 'error',
          location: '/ClinicalDocument',
          line: 1,
          column: 1,
          message: 'Le titre doit être Essai.',
          check: 'assert',
          test: "cda:title = 'Essai'",
          source: expect.stringContaining(`${ihe}:`),
        },
        expect.objectContaining({ severity: 'warning', role: 'warning', message: 'Le code est inconnu.' }),
      ],
    },
  ])
})

test('a rule set that cannot be compiled, and a schema that is not there, are told and prove nothing', async () => {
  const folder = written(temporaryFolder(), {
    ...smallPackage(),
    [ihe]: schemaAsking('x', '<report test="nope(">y</report>'),
  })
  const read = readPlaced(documentOf('Essai'))
  if ('problem' in read) throw new Error('unreachable')
  const [xsd, schematron] = openJudges({ folder })
  expect(await schematron?.(bytesOf(documentOf('Essai')), read.root, 'en')).toMatchObject([
    { name: 'banc/choix-du-volet', aborted: null, findings: [] },
    { name: 'profils/IHE.sch', rulesFired: 0, aborted: expect.stringContaining('BANC-SCH-REFUSED'), findings: [] },
  ])
  expect(await xsd?.(bytesOf(documentOf('Essai')), read.root, 'en')).toMatchObject([
    { rulesFired: 0, aborted: expect.stringContaining('BANC-XSD') },
  ])
})
