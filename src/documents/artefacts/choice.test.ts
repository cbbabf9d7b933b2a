import { describe, expect, test } from 'vitest'
import { parseXmlDocument } from '../../xml/document/parse.ts'
import { temporaryFolder, written } from '../package/package.fixture.ts'
import { announcedBy } from './announced.ts'
import { applicableRuleSets, uncalledRuleSets } from './applicable.ts'
import { isMissed, isOther, voletChoice } from './choice.ts'
import { openArtefacts } from './root.ts'

const schema = '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><title>Volet</title></schema>'
const packageOf = (...names: readonly string[]) =>
  openArtefacts(written(temporaryFolder(), Object.fromEntries(names.map((name) => [`schematrons/${name}`, schema]))))

const structured = '<component><structuredBody/></component>'
const level1 = '<component><nonXMLBody/></component>'
const prologOf = (...schemas: readonly string[]): string =>
  schemas.map((name) => `<?oxygen SCHSchema="../schematrons/${name}"?>`).join('')
const documentWith = (header: string, body = structured, prolog = '') =>
  parseXmlDocument(`${prolog}<ClinicalDocument xmlns="urn:hl7-org:v3">${header}${body}</ClinicalDocument>`)

const bio = '<templateId root="1.2.250.1.213.1.1.1.55"/>'
const bioOf = (version: string): string => bio.replace('/>', ` extension="${version}"/>`)
const vsm = (extension: string): string => `<templateId root="1.2.250.1.213.1.1.1.13"${extension}/>`
const code = (value: string): string => `<code code="${value}" codeSystem="2.16.840.1.113883.6.1"/>`

/** What is chosen and why, and whether the document is told that it is not judged as what it announces. */
const chosenFor = (root: ReturnType<typeof packageOf> | undefined, document: ReturnType<typeof documentWith>) => {
  const { chosen, passed } = voletChoice(root, announcedBy(document))
  return {
    chosen: chosen.map(({ path, because }) => `${path} ${because}`),
    warns: chosen.some(isOther) || passed.some(isMissed),
  }
}

describe('among the volets of a package of today', () => {
  const today = () =>
    packageOf(
      'CI-SIS_BIO-CR-BIO_2021.01.sch',
      'CI-SIS_BIO-CR-BIO_2024.01.sch',
      'CI-SIS_TLM-CR_2022.01.sch',
      'CI-SIS_VSM_1.4_2022.01.sch',
      'CI-SIS_VSM_2023.01.sch',
    )
  const newestBio = 'CI-SIS_BIO-CR-BIO_2024.01.sch'

  test.each([
    ['its version', documentWith(bioOf('2024.01')), `${newestBio} template-id`, false],
    ['no version, as before 2022', documentWith(bio), 'CI-SIS_BIO-CR-BIO_2021.01.sch early', false],
    ['a version that is not there', documentWith(bioOf('2019.01')), `${newestBio} newest-version`, true],
    [
      'such a version, and another in the prolog',
      documentWith(bioOf('2019.01'), structured, prologOf(newestBio)),
      `${newestBio} schema-named`,
      true,
    ],
    [
      'no templateId, but a file in the prolog',
      documentWith(code('11502-2'), structured, prologOf(newestBio)),
      `${newestBio} schema-named`,
      true,
    ],
    [
      'a file in the prolog of a document of level 1',
      documentWith(code('11502-2'), level1, prologOf(newestBio)),
      `${newestBio} schema-named`,
      true,
    ],
    [
      'VSM 1.4 by the month of its specification',
      documentWith(vsm(' extension="201310"')),
      'CI-SIS_VSM_1.4_2022.01.sch template-id',
      false,
    ],
    ['VSM without a version', documentWith(vsm('')), 'CI-SIS_VSM_1.4_2022.01.sch early', false],
    ['VSM 2023.01', documentWith(vsm(' extension="2023.01"')), 'CI-SIS_VSM_2023.01.sch template-id', false],
    [
      'a volet that has no templateId',
      documentWith(code('85208-7'), level1),
      'CI-SIS_TLM-CR_2022.01.sch newest-version',
      false,
    ],
  ])('a document that names %s is judged so', (_, document, path, warns) => {
    expect(chosenFor(today(), document)).toEqual({ chosen: [path], warns })
  })

  test.each([
    ['a code of one volet alone', documentWith(code('11502-2')), true],
    ['a code that other documents have too', documentWith(code('34133-9')), false],
    ['such a code in a document of level 1', documentWith(code('11502-2'), level1), false],
    ['a templateId in a document of level 1', documentWith(bioOf('2024.01'), level1), true],
    ['a volet that the package lacks', documentWith('<templateId root="1.2.250.1.213.1.1.1.37"/>'), true],
    ['a file that the package lacks', documentWith('', structured, prologOf('CI-SIS_VAC_2023.01.sch')), true],
    ['a templateId, beside schemas of no volet', documentWith(vsm(''), structured, prologOf('profils/IHE.sch')), true],
    ['nothing', documentWith(code('X')), false],
  ])('none is chosen for %s', (_, document, warns) => {
    expect(chosenFor(today(), document)).toEqual({ chosen: [], warns })
  })

  test('without a package nothing is chosen, and what is announced is known', () => {
    const { chosen, passed } = voletChoice(undefined, announcedBy(documentWith(bioOf('2024.01'))))
    expect(chosen).toEqual([])
    expect(passed).toMatchObject([{ why: 'not-in-package', named: { code: 'BIO-CR-BIO', versions: [] } }])
  })
})

describe('in a package from before 2022', () => {
  const former = () =>
    packageOf(
      'profils/IHE.sch',
      'profils/IHE_XDS-SD.sch',
      'profils/CI-SIS_StructurationMinimale.sch',
      'CI-SIS_AVC-AUNV_2.2.sch',
      'CI-SIS_CR-BIO_2021.01.sch',
      'CI-SIS_F-PRC_1.4.sch',
      'CI-SIS_VSM_1.4.sch',
      'include/en-tete/addr.sch',
    )
  const avk =
    '<templateId root="1.2.250.1.213.1.1.1.2.1"/><templateId root="1.2.250.1.213.1.1.1.2.1.1" extension="2021.01"/>'
  const avc = '<templateId root="1.2.250.1.213.1.1.1.15" extension="2021.01"/>'

  test('the common rule sets of its time are those for every document', () => {
    const document = documentWith('', level1)
    expect(applicableRuleSets(former(), document).map(({ path }) => path)).toEqual([
      'profils/IHE.sch',
      'profils/IHE_XDS-SD.sch',
      'profils/CI-SIS_StructurationMinimale.sch',
    ])
  })

  test.each([
    [
      'a numbered version, which the prolog names',
      documentWith(avc, structured, prologOf('CI-SIS_AVC-AUNV_2.2.sch')),
      'CI-SIS_AVC-AUNV_2.2.sch schema-named',
      false,
    ],
    ['a numbered version that nothing names', documentWith(avc), 'CI-SIS_AVC-AUNV_2.2.sch newest-version', true],
    ['the former name of a volet', documentWith(bio), 'CI-SIS_CR-BIO_2021.01.sch early', false],
    [
      'the family of a volet',
      documentWith(avk, structured, prologOf('CI-SIS_F-PRC_1.4.sch')),
      'CI-SIS_F-PRC_1.4.sch schema-named',
      false,
    ],
    ['VSM 1.4', documentWith(vsm(' extension="201310"')), 'CI-SIS_VSM_1.4.sch template-id', false],
  ])('%s is found', (_, document, path, warns) => {
    expect(chosenFor(former(), document)).toEqual({ chosen: [path], warns })
  })

  test('every rule set is called for; one of a volet that nobody knows is not', () => {
    expect(uncalledRuleSets(former())).toEqual([])
    expect(uncalledRuleSets(packageOf('profils/IHE.sch', 'profils/Autre.sch', 'CI-SIS_NOUVEAU_2027.01.sch'))).toEqual([
      'CI-SIS_NOUVEAU_2027.01.sch',
      'profils/Autre.sch',
    ])
  })
})
