import { describe, expect, test } from 'vitest'
import type { FormatName } from '../formats/format.ts'
import { formats } from '../formats/formats.ts'
import { choiceName, type FileResult } from '../result.ts'
import { validateBytes } from '../validate.ts'
import { withoutPackage } from './choice-result.ts'
import { openJudges } from './judges.ts'
import { smallPackage, temporaryFolder, written } from './package.fixture.ts'
import { register } from './registry.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const documentWith = (templateId: string): Uint8Array =>
  bytesOf(`<ClinicalDocument xmlns="urn:hl7-org:v3">${templateId}<code code="11369-6"/>
<title>Essai</title><component><structuredBody/></component></ClinicalDocument>`)
const vac = (version: string): string => `<templateId root="1.2.250.1.213.1.1.1.37" extension="${version}"/>`

const folderOf = (more: Readonly<Record<string, string>> = {}): string =>
  written(temporaryFolder(), { ...smallPackage(), ...more })
const judged = (bytes: Uint8Array, folder = folderOf(), lang: 'fr' | 'en' = 'fr'): Promise<FileResult> =>
  validateBytes('d.xml', bytes, lang, { cdaJudges: openJudges({ folder }) })
const choiceIn = ({ ruleSets }: FileResult) => ruleSets.find(({ name }) => name === choiceName)

describe('the choice of the rule sets', () => {
  test('names the volet, templateId and version of what was chosen, and the set repeats it', async () => {
    const result = await judged(documentWith(vac('2024.01')))
    const because = 'CI-SIS_VAC_2024.01.sch : VAC (templateId 1.2.250.1.213.1.1.1.37, version 2024.01)'
    expect(choiceIn(result)).toMatchObject({ because, rulesFired: 0, findings: [] })
    expect(result.ruleSets.at(-1)).toMatchObject({ name: 'CI-SIS_VAC_2024.01.sch', because })
  })

  test('warns of a version that was not judged', async () => {
    const choice = choiceIn(await judged(documentWith(vac('2019.01')), folderOf(), 'en'))
    expect(choice?.because).toContain('version 2019.01), a version that the package lacks (it has 2024.01): the newest')
    expect(choice?.findings).toMatchObject([
      { rule: 'cda.volet-version', severity: 'warning', location: '/ClinicalDocument', line: 1 },
    ])
  })

  test('warns of a code whose volet nothing judged, and says which volet that is', async () => {
    const choice = choiceIn(await judged(documentWith('')))
    expect(choice?.because).toBe(
      'aucun jeu de volet : aucun templateId de volet, mais le code 11369-6 est celui de VAC',
    )
    expect(choice?.findings).toMatchObject([{ rule: 'cda.volet-not-judged', severity: 'warning' }])
  })

  test('is told without a package too, and then nothing is held against the document', async () => {
    const result = await validateBytes('d.xml', documentWith(vac('2024.01')), 'fr', { cdaJudges: [withoutPackage] })
    expect(choiceIn(result)).toMatchObject({
      because: expect.stringMatching(/faute de paquet de l'ANS : VAC \(templateId .*version 2024\.01\)/),
      findings: [],
    })
  })

  test('says which files of the package nothing calls for, when it is added and when it is used', async () => {
    const folder = folderOf({
      'schematrons/CI-SIS_NOUVEAU_2027.01.sch': smallPackage()['schematrons/CI-SIS_VAC_2024.01.sch'] ?? '',
    })
    const { problems } = await register(temporaryFolder(), { path: folder, now: '2026-11-28T00:00:00.000Z' })
    expect(problems).toMatchObject([{ kind: 'not-applied', path: 'schematrons/CI-SIS_NOUVEAU_2027.01.sch' }])
    const choice = choiceIn(await judged(documentWith(vac('2024.01')), folder))
    expect(choice?.because).toContain("aucun document n'appelle CI-SIS_NOUVEAU_2027.01.sch")
  })

  test.each(['text', 'json', 'junit', 'svrl'] satisfies readonly FormatName[])('is in the format %s', async (name) => {
    const result = await judged(documentWith(vac('2024.01')))
    const rendered = formats[name].file(result, () => '', 'fr')
    expect(rendered).toContain(choiceName)
    expect(rendered).toContain('VAC (templateId 1.2.250.1.213.1.1.1.37, version 2024.01)')
  })
})
