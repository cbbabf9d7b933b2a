import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openContracts } from './contracts/open.ts'
import type { FileResult } from './result.ts'
import { validateBytes } from './validate.ts'

const beside = fileURLToPath(new URL('../../../shared', import.meta.url))
const given = process.env.BANC_ANS_ARTEFACTS
const homes = [...(given ? [given, dirname(given)] : []), beside]
const folderOf = (name: string): string | undefined =>
  homes.map((home) => join(home, name)).find((folder) => existsSync(folder))

const repro = folderOf('repro')
const samples = folderOf('dmp-samples')
const schemas = folderOf('dmp-wsdl')
if (!repro || !samples || !schemas)
  console.warn('SKIPPED: repro, dmp-samples or dmp-wsdl are neither in ../shared nor beside BANC_ANS_ARTEFACTS')

const rulesOf = ({ ruleSets }: FileResult): readonly string[] =>
  ruleSets.flatMap(({ findings }) => findings.map(({ rule }) => rule))

describe.runIf(repro)('inputs that were judged wrongly', () => {
  test.each([
    ['05-smime-enveloped.eml', 'mail', 'inconclusive', ['mail.is-smime']],
    ['06-hl7v2-oru-with-cda.hl7', 'hl7v2', 'pass', []],
    ['06b-mtom-body.txt', 'soap', 'inconclusive', ['soap.empty']],
    ['07-xdm-in-wrapper-folder.zip', 'xdm', 'fail', ['xdm.root']],
    ['08-zipslip-told-to-unzip.zip', 'unknown', 'inconclusive', ['file.is-zip']],
    ['09-xdm-bad-crc.zip', 'xdm', 'fail', ['xdm.refused.crc']],
    ['11-declared-utf16-is-utf8.xml', 'cda', 'fail', ['xml.encoding']],
    ['18-submit-without-namespace.xml', 'unknown', 'fail', ['xds.namespace']],
    ['21-multipart-no-boundary.eml', 'mail', 'warn', ['mail.boundary']],
  ])('%s', async (name, kind, verdict, rules) => {
    const result = await validateBytes(name, readFileSync(join(repro ?? '', name)), 'fr')
    expect(result).toMatchObject({ kind, verdict })
    expect(rulesOf(result)).toEqual(expect.arrayContaining(rules))
    if (verdict === 'pass') expect(rulesOf(result)).toEqual([])
  })

  test('the CDA of the ORU is judged as itself', async () => {
    const name = '06-hl7v2-oru-with-cda.hl7'
    const { ruleSets } = await validateBytes(name, readFileSync(join(repro ?? '', name)), 'fr')
    expect(ruleSets.map(({ name: set, part }) => [set, part])).toEqual([
      ['banc/hl7v2', undefined],
      ['banc/cda-entete', `${name}!/OBX-5[1]`],
    ])
  })
})

describe.runIf(samples && schemas)('the official messages of the DMP', () => {
  const contracts = schemas === undefined ? undefined : openContracts(schemas)
  const judged = (name: string, withSchemas = true) =>
    validateBytes(name, readFileSync(join(samples ?? '', name)), 'fr', withSchemas ? { contracts } : {})

  test.each(['TD0.2-reponse.xml', 'TD0.3-reponse.xml', 'TD2.1-reponse.xml', 'TD3.1-reponse.xml'])(
    '%s conforms to its contract, and is inconclusive without',
    async (name) => {
      expect(await judged(name)).toMatchObject({ kind: 'soap', verdict: 'pass' })
      const without = await judged(name, false)
      expect(without.verdict).toBe('inconclusive')
      expect(rulesOf(without)).toEqual(['soap.contract'])
    },
  )

  test.each(['TD0.2-requete.xml', 'TD0.3-requete.xml', 'TD3.1-requete.xml'])(
    '%s conforms to its contract; its VIHF was published without its signature',
    async (name) => {
      const result = await judged(name)
      expect(result.kind).toBe('soap')
      expect(rulesOf(result)).toEqual(['vihf.signature'])
      expect(result.ruleSets.some((set) => set.name.endsWith('.xsd') || set.name.endsWith('.wsdl'))).toBe(true)
    },
  )

  test('what a contract does not accept is an error, where it stands', async () => {
    const text = readFileSync(join(samples ?? '', 'TD0.2-requete.xml'), 'utf8').replace(
      /<(\w+:)?interactionId[^>]*>/,
      '<inconnu/>',
    )
    const result = await validateBytes('a.xml', new TextEncoder().encode(text), 'fr', { contracts })
    const found = result.ruleSets.flatMap(({ findings }) => findings).filter(({ rule }) => rule === 'contract.xsd')
    expect(found[0]?.location).toMatch(/^\/Envelope\/Body\/PRPA_IN201307UV02/)
    expect(found[0]?.line).toBeGreaterThan(1)
  })

  test('a raw capture of TD2.1 is taken apart: envelope, metadata, document', async () => {
    const parts = new Map<string, Uint8Array>()
    const name = 'TD2.1-requete.xml'
    const bytes = readFileSync(join(samples ?? '', name))
    const { kind, ruleSets } = await validateBytes(name, bytes, 'fr', { contracts, parts })
    expect(kind).toBe('soap')
    const sets = ruleSets.map((set) => `${set.part ?? ''} ${set.name}`)
    expect(sets).toContain(`${name}!/Envelope banc/xds-metadonnees`)
    expect(sets).toContain(`${name}!/documentME2 banc/cda-entete`)
    expect(ruleSets.find((set) => set.name.endsWith('MTOM_CXF.xsd'))?.findings).toEqual([])
    expect([...parts.keys()]).toEqual(expect.arrayContaining([`${name}!/Envelope`, `${name}!/documentME2`]))
  })
})

test('contracts that are not there are refused before any file is judged', () => {
  expect(() => openContracts('/nowhere-at-all')).toThrow(/cannot be read/)
})
