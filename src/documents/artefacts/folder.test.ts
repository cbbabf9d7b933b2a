import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseXmlDocument } from '../../xml/document/parse.ts'
import { applicableRuleSets } from './applicable.ts'
import { openFolder } from './folder.ts'
import { loadRuleSet } from './load.ts'
import { openArtefacts } from './root.ts'

let base = ''
const write = (path: string, text: string): void => {
  mkdirSync(join(base, path, '..'), { recursive: true })
  writeFileSync(join(base, path), text)
}

const schema = (test: string): string => `<schema xmlns="http://purl.oclc.org/dsdl/schematron" schemaVersion="7">
  <title>Volet</title><pattern><rule context="/*"><assert test="${test}">non</assert></rule></pattern></schema>`

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'banc-artefacts-'))
  write('package/schematrons/CI-SIS_VAC_2022.01.sch', schema('true()'))
  write('package/schematrons/CI-SIS_VAC_2023.01.sch', schema("doc('../values/JDV_A.xml')//c/@code = /*/@code"))
  write('package/schematrons/CI-SIS_VAC-NOTE_2024.01.sch', schema('true()'))
  write('package/schematrons/profils/IHE.sch', schema('true()'))
  write('package/values/JDV_A.xml', '<v><c code="1"/></v>')
  write('package/values/broken.xml', '<v>')
  write('overlay/values/JDV_A.xml', '<v><c code="2"/></v>')
  write('overlay/values/JDV_B.xml', '<v><c code="3"/></v>')
  write('secret.txt', 'secret')
  symlinkSync(join(base, 'secret.txt'), join(base, 'package/link.txt'))
})

afterAll(() => rmSync(base, { recursive: true, force: true }))

describe('a read-only folder', () => {
  test.each([
    '../secret.txt',
    'values/../../secret.txt',
    '/etc/hostname',
    'C:\\x',
    'link.txt',
    '..\\secret.txt',
    'values',
    'none',
  ])('never gives %s', (path) => expect(openFolder(join(base, 'package')).read(path)).toBeUndefined())

  test('gives files inside, in exactly their case', () => {
    const folder = openFolder(join(base, 'package'))
    expect(folder.read('values/./x/../JDV_A.xml')?.length).toBeGreaterThan(0)
    expect(folder.read('values/jdv_a.xml')).toBeUndefined()
    expect(folder.inOtherCase('Values/jdv_a.xml')).toBe('values/JDV_A.xml')
    expect(folder.inOtherCase('values/JDV_A.xml')).toBeUndefined()
  })

  test('that does not exist is an error', () => {
    expect(() => openFolder(join(base, 'nowhere'))).toThrow('cannot be read')
  })
})

describe('an artefact root', () => {
  test('puts the overlay before the package and names what is missing', () => {
    const root = openArtefacts(join(base, 'package'), join(base, 'overlay'))
    expect(new TextDecoder().decode(root.read('values/JDV_A.xml'))).toContain('code="2"')
    expect(root.read('values/JDV_B.xml')).toBeDefined()
    root.read('values/JDV_C.xml')
    root.read('values/jdv_a.xml')
    root.read('../secret.txt')
    expect(root.libraryFor('schematrons/x.sch').find('../values/broken.xml')).toBeUndefined()
    expect(root.problems.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'missing values/JDV_C.xml',
      'other-case values/jdv_a.xml',
      'outside ../secret.txt',
      'not-xml values/broken.xml',
    ])
  })

  test('resolves documents from the folder of the schema', () => {
    const root = openArtefacts(join(base, 'package'))
    expect(root.libraryFor('schematrons/x.sch').find('../values/JDV_A.xml')).toBe(1)
    expect(root.libraryFor('schematrons/profils/x.sch').find('../values/JDV_A.xml')).toBeUndefined()
    expect(root.libraryFor('schematrons/x.sch').find('../../secret.txt')).toBeUndefined()
  })

  test('loads a rule set by its path under schematrons', () => {
    const root = openArtefacts(join(base, 'package'))
    expect(loadRuleSet(root, 'CI-SIS_VAC_2023.01.sch')).toMatchObject({ title: 'Volet', version: '7' })
    expect(() => loadRuleSet(root, 'none.sch')).toThrow('was not found')
  })
})

describe('the rule sets of a document', () => {
  const vac = '1.2.250.1.213.1.1.1.37'
  const paths = (templates: string, body = '<structuredBody/>', wrap = (text: string) => text): string[] => {
    const document = wrap(
      `<ClinicalDocument xmlns="urn:hl7-org:v3">${templates}<component>${body}</component></ClinicalDocument>`,
    )
    const root = openArtefacts(join(base, 'package'))
    return applicableRuleSets(root, parseXmlDocument(document)).map(({ path, because }) => `${path} ${because}`)
  }
  const common = 'profils/IHE.sch every-document'

  test('follow from its templateIds, root and extension', () => {
    expect(paths(`<templateId root="${vac}" extension="2022.01"/>`)).toEqual([
      common,
      'CI-SIS_VAC_2022.01.sch template-id',
    ])
  })

  test('are those of the newest version when the document names none that is there', () => {
    const newest = [common, 'CI-SIS_VAC_2023.01.sch newest-version']
    expect(paths(`<templateId root="${vac}"/>`)).toEqual(newest)
    expect(paths(`<templateId root="${vac}" extension="1999.01"/>`)).toEqual(newest)
  })

  test('are those that its prolog names, when the document names no version', () => {
    write('package/schematrons/CI-SIS_VAC_2021.01.sch', schema('true()'))
    const instruction = '<?oxygen SCHSchema="../schematrons/CI-SIS_VAC_2022.01.sch"?>'
    const after = (prolog: string) => (text: string) => prolog + text
    const volet = (template: string, prolog: string) => paths(template, undefined, after(prolog))[1]
    try {
      expect(volet(`<templateId root="${vac}"/>`, instruction)).toBe('CI-SIS_VAC_2022.01.sch schema-named')
      expect(volet(`<templateId root="${vac}"/>`, `<!-- ${instruction} -->`)).toBe('CI-SIS_VAC_2021.01.sch early')
      expect(volet(`<templateId root="${vac}" extension="2023.01"/>`, instruction)).toBe(
        'CI-SIS_VAC_2023.01.sch template-id',
      )
    } finally {
      rmSync(join(base, 'package/schematrons/CI-SIS_VAC_2021.01.sch'))
    }
  })

  test('are those from before documents named a version, when the document names none', () => {
    write('package/schematrons/CI-SIS_VAC_2021.01.sch', schema('true()'))
    try {
      expect(paths(`<templateId root="${vac}"/>`)).toEqual([common, 'CI-SIS_VAC_2021.01.sch early'])
      expect(paths(`<templateId root="${vac}" extension="1999.01"/>`)[1]).toBe('CI-SIS_VAC_2023.01.sch newest-version')
    } finally {
      rmSync(join(base, 'package/schematrons/CI-SIS_VAC_2021.01.sch'))
    }
  })

  test('are only the common ones for an unknown volet or a document of level 1', () => {
    expect(paths('<templateId root="1.2.3"/>')).toEqual([common])
    expect(paths(`<templateId root="${vac}"/>`, '<nonXMLBody/>')).toEqual([common])
  })

  test('are found inside a self-presenting document', () => {
    const inSheet = (text: string) =>
      `<s:stylesheet xmlns:s="http://www.w3.org/1999/XSL/Transform">${text}</s:stylesheet>`
    expect(paths(`<templateId root="${vac}" extension="2022.01"/>`, '<structuredBody/>', inSheet)).toHaveLength(2)
  })
})
