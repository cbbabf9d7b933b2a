import { describe, expect, test } from 'vitest'
import { type PlacedElement, readPlaced } from '../../xml/placed.ts'
import { conforming } from './conforming.fixture.ts'
import { cdaHeaderRules } from './header.ts'

const documentOf = (xml: string): PlacedElement => {
  const read = readPlaced(xml)
  if ('problem' in read) throw read.problem
  return read.root
}

type Change = readonly [from: string | RegExp, to: string]

const change = (xml: string, [from, to]: Change): string => {
  const changed = xml.replace(from, to)
  expect(changed, `${from} is not in the conforming document`).not.toBe(xml)
  return changed
}

const without = (name: string): Change => [new RegExp(`<${name}\\b[^>]*?(?:/>|>[\\s\\S]*?</${name}>)`), '']
const twice = (name: string): Change => [new RegExp(`(<${name}\\b[^>]*?(?:/>|>[\\s\\S]*?</${name}>))`), '$1$1']
const here = '/ClinicalDocument'
const role = `${here}/recordTarget/patientRole`
const insValue = 'root="1.2.250.1.213.1.4.10" extension="101066322075460"'
const body = `${here}/component/nonXMLBody/text`

/**
 * What violates each rule, by one difference; where it is found; and what leaves the rule nothing to judge. A rule about
 * what the document itself must hold always has something to judge.
 */
const cases: Readonly<Record<string, { violate: Change; at: string; absent?: Change }>> = {
  'cda.realmCode-once': { violate: without('realmCode'), at: here },
  'cda.realmCode-is-france': {
    violate: ['code="FR"', 'code="BE"'],
    at: `${here}/realmCode`,
    absent: without('realmCode'),
  },
  'cda.typeId-is-cda-r2': { violate: ['POCD_HD000040', 'POCD_HD000041'], at: `${here}/typeId` },
  'cda.templateId-hl7-france': { violate: ['<templateId root="2.16.840.1.113883.2.8.2.1"/>', ''], at: here },
  'cda.templateId-ci-sis': { violate: ['<templateId root="1.2.250.1.213.1.1.1.1"/>', ''], at: here },
  'cda.templateId-of-model': { violate: ['<templateId root="1.3.6.1.4.1.19376.1.2.20"/>', ''], at: here },
  'cda.id-once': { violate: ['<id root="2.25.1001"/>', ''], at: here },
  'cda.id-root-only': {
    violate: ['root="2.25.1001"', 'root="2.25.1001" extension="1"'],
    at: `${here}/id`,
    absent: ['<id root="2.25.1001"/>', ''],
  },
  'cda.code-once': { violate: without('code'), at: here },
  'cda.code-in-J07': { violate: ['11488-4', '11488-5'], at: `${here}/code`, absent: without('code') },
  'cda.code-displayName': {
    violate: [' displayName="CR ou fiche de consultation ou de visite"', ''],
    at: `${here}/code`,
    absent: without('code'),
  },
  'cda.title-once': { violate: without('title'), at: here },
  'cda.title-length': {
    violate: ['Compte rendu de consultation', 'x'.repeat(129)],
    at: `${here}/title`,
    absent: without('title'),
  },
  'cda.effectiveTime-once': { violate: without('effectiveTime'), at: here },
  'cda.effectiveTime-with-offset': {
    violate: ['20260301093000+0100', '20260301093000'],
    at: `${here}/effectiveTime`,
    absent: without('effectiveTime'),
  },
  'cda.effectiveTime-to-the-second': {
    violate: ['20260301093000+0100', '202603010930+0100'],
    at: `${here}/effectiveTime`,
    absent: without('effectiveTime'),
  },
  'cda.confidentialityCode-once': { violate: without('confidentialityCode'), at: here },
  'cda.confidentialityCode-in-J08': {
    violate: ['2.16.840.1.113883.5.25', '2.16.840.1.113883.5.26'],
    at: `${here}/confidentialityCode`,
    absent: without('confidentialityCode'),
  },
  'cda.languageCode-once': { violate: twice('languageCode'), at: `${here}/languageCode[2]` },
  'cda.languageCode-is-french': {
    violate: ['fr-FR', 'en-US'],
    at: `${here}/languageCode`,
    absent: without('languageCode'),
  },
  'cda.setId-once': { violate: without('setId'), at: here },
  'cda.versionNumber-once': { violate: without('versionNumber'), at: here },
  'cda.versionNumber-positive': {
    violate: ['<versionNumber value="2"', '<versionNumber value="0"'],
    at: `${here}/versionNumber`,
    absent: without('versionNumber'),
  },
  'cda.setId-complete': {
    violate: ['<setId root="2.25.1000"/>', '<setId extension="1"/>'],
    at: `${here}/setId`,
    absent: without('setId'),
  },
  'cda.replaces-another-document': {
    violate: ['root="2.25.999"', 'root="2.25.1001"'],
    at: `${here}/relatedDocument/parentDocument/id`,
    absent: without('relatedDocument'),
  },
  'cda.first-version-replaces-nothing': {
    violate: ['<versionNumber value="2"', '<versionNumber value="1"'],
    at: `${here}/relatedDocument`,
    absent: without('relatedDocument'),
  },
  'cda.author-specialty-in-J01': {
    violate: ['G15_10/SM26', 'G15_10/SM99'],
    at: `${here}/author/assignedAuthor/code`,
    absent: ['codeSystem="1.2.250.1.213.1.1.4.5"', 'codeSystem="1.2.3"'],
  },
  'cda.professional-is-no-patient': {
    violate: ['899700000017', '101066322075460'],
    at: `${here}/author/assignedAuthor/id`,
    absent: without('assignedAuthor'),
  },
  'cda.recordTarget-once': { violate: twice('recordTarget'), at: `${here}/recordTarget[2]` },
  'cda.patient-once': { violate: without('patient'), at: role, absent: without('recordTarget') },
  'cda.patient-id': {
    violate: [/<id root="1.2.250.1.213.1.4.10"[\s\S]*?IPP-1"\/>/, ''],
    at: role,
    absent: without('recordTarget'),
  },
  'cda.patient-id-complete': {
    violate: [' extension="IPP-1"', ''],
    at: `${role}/id[2]`,
    absent: without('recordTarget'),
  },
  'cda.ins-first': {
    violate: [/(<id root="1.2.250.1.213[^>]*>)\s*(<id root="1.2.3"[^>]*>)/, '$2$1'],
    at: `${role}/id[2]`,
    absent: [`<id ${insValue}/>`, ''],
  },
  'cda.ins-matricule': {
    violate: ['101066322075460', '1010663220754'],
    at: `${role}/id[1]`,
    absent: [`<id ${insValue}/>`, ''],
  },
  'cda.ins-key': {
    violate: ['101066322075460', '101066322075461'],
    at: `${role}/id[1]`,
    absent: [`<id ${insValue}/>`, ''],
  },
  'cda.ins-birthplace': {
    violate: ['<county>63220</county>', '<city>RIOM</city>'],
    at: `${role}/patient`,
    absent: [`<id ${insValue}/>`, ''],
  },
  'cda.patient-name-once': { violate: without('name'), at: `${role}/patient`, absent: without('recordTarget') },
  'cda.patient-birth-name': {
    violate: ['<family qualifier="BR">', '<family qualifier="CL">'],
    at: `${role}/patient/name`,
    absent: without('recordTarget'),
  },
  'cda.patient-given-names': {
    violate: ['<given qualifier="BR">PIERRE-ALAIN</given>', ''],
    at: `${role}/patient/name`,
    absent: without('recordTarget'),
  },
  'cda.patient-first-given-name': {
    violate: ['>PIERRE-ALAIN<', '>MURIEL<'],
    at: `${role}/patient/name`,
    absent: without('recordTarget'),
  },
  'cda.patient-name-qualifiers': {
    violate: ['<given qualifier="BR">', '<given qualifier="SP">'],
    at: `${role}/patient/name/given[2]`,
    absent: without('recordTarget'),
  },
  'cda.patient-gender': {
    violate: ['<administrativeGenderCode code="M"', '<administrativeGenderCode code="H"'],
    at: `${role}/patient/administrativeGenderCode`,
    absent: without('recordTarget'),
  },
  'cda.patient-birthTime': {
    violate: without('birthTime'),
    at: `${role}/patient`,
    absent: without('recordTarget'),
  },
  'cda.author-present': { violate: without('author'), at: here },
  'cda.author-assigned-once': { violate: without('assignedAuthor'), at: `${here}/author`, absent: without('author') },
  'cda.author-time': {
    violate: ['<time value="20260301092959+0100"/>', ''],
    at: `${here}/author`,
    absent: without('author'),
  },
  'cda.author-id': {
    violate: [' extension="899700000017"', ''],
    at: `${here}/author/assignedAuthor/id`,
    absent: without('author'),
  },
  'cda.author-id-national': {
    violate: ['root="1.2.250.1.71.4.2.1" extension="899700000017"', 'root="1.2.9" extension="899700000017"'],
    at: `${here}/author/assignedAuthor/id`,
    absent: without('author'),
  },
  'cda.organization-id-national': {
    violate: ['root="1.2.250.1.71.4.2.2" extension="499700000017001"', 'root="1.2.9" extension="499700000017001"'],
    at: `${here}/author/assignedAuthor/representedOrganization/id`,
    absent: without('author'),
  },
  'cda.custodian-once': { violate: without('custodian'), at: here },
  'cda.custodian-id': {
    violate: ['root="1.2.250.1.71.4.2.2" extension="499700000017002"', 'root="1.2.9" extension="499700000017002"'],
    at: `${here}/custodian/assignedCustodian/representedCustodianOrganization/id`,
    absent: without('custodian'),
  },
  'cda.legalAuthenticator-once': { violate: without('legalAuthenticator'), at: here },
  'cda.legalAuthenticator-signed': {
    violate: ['<signatureCode code="S"', '<signatureCode code="I"'],
    at: `${here}/legalAuthenticator`,
    absent: without('legalAuthenticator'),
  },
  'cda.documentationOf-present': { violate: without('documentationOf'), at: here },
  'cda.main-act-date': {
    violate: [/<effectiveTime><low[\s\S]*?<\/effectiveTime>/, ''],
    at: `${here}/documentationOf/serviceEvent`,
    absent: without('documentationOf'),
  },
  'cda.main-act-performer': {
    violate: ['typeCode="PRF"', 'typeCode="SPRF"'],
    at: `${here}/documentationOf/serviceEvent/performer`,
    absent: without('documentationOf'),
  },
  'cda.practice-setting-in-J04': {
    violate: ['"AMBULATOIRE"', '"VILLE"'],
    at: `${here}/documentationOf/serviceEvent/performer/assignedEntity/representedOrganization/standardIndustryClassCode`,
    absent: without('documentationOf'),
  },
  'cda.relatedDocument': {
    violate: ['"RPLC"', '"APND"'],
    at: `${here}/relatedDocument`,
    absent: without('relatedDocument'),
  },
  'cda.relatedDocument-once': { violate: twice('relatedDocument'), at: `${here}/relatedDocument[2]` },
  'cda.componentOf-once': { violate: without('componentOf'), at: here },
  'cda.facility-in-J02': {
    violate: ['"SA07"', '"SA99"'],
    at: `${here}/componentOf/encompassingEncounter/location/healthCareFacility/code`,
    absent: without('componentOf'),
  },
  'cda.component-once': { violate: [/<component>[\s\S]*<\/component>/, ''], at: here },
  'cda.body-kind': {
    violate: ['<nonXMLBody>', '<structuredBody/><nonXMLBody>'],
    at: `${here}/component`,
    absent: [/<component>[\s\S]*<\/component>/, ''],
  },
  'cda.n1-templates': {
    violate: ['<templateId root="1.3.6.1.4.1.19376.1.2.20"/>', '<templateId root="1.2.3.4"/>'],
    at: here,
    absent: [/<nonXMLBody>[\s\S]*<\/nonXMLBody>/, '<structuredBody/>'],
  },
  'cda.n1-media-type': {
    violate: ['application/pdf', 'application/msword'],
    at: body,
    absent: [/<nonXMLBody>[\s\S]*<\/nonXMLBody>/, '<structuredBody/>'],
  },
  'cda.n1-base64': {
    violate: ['JVBERi0xLjQK', 'JVBERi0xLjQ'],
    at: body,
    absent: [/<nonXMLBody>[\s\S]*<\/nonXMLBody>/, '<structuredBody/>'],
  },
  'cda.n1-content-is-its-type': {
    violate: ['JVBERi0xLjQK', 'AAAAAAAAAAAA'],
    at: body,
    absent: [/<nonXMLBody>[\s\S]*<\/nonXMLBody>/, '<structuredBody/>'],
  },
  'cda.nullFlavor-allowed': {
    violate: ['"UNK"', '"NI"'],
    at: `${role}/addr`,
    absent: ['<addr nullFlavor="UNK"/>', ''],
  },
  'cda.nullFlavor-alone': {
    violate: ['<addr nullFlavor="UNK"/>', '<addr nullFlavor="UNK"><city>RIOM</city></addr>'],
    at: `${role}/addr`,
    absent: ['<addr nullFlavor="UNK"/>', ''],
  },
  'cda.oid': {
    violate: ['root="2.25.999"', 'root="2.25.0999"'],
    at: `${here}/relatedDocument/parentDocument/id`,
    absent: [/ root="[^"]*"/g, ''],
  },
  'cda.codeSystem-oid': {
    violate: ['codeSystem="1.2.250.1.213.1.1.4.5"', 'codeSystem="9.9.9"'],
    at: `${here}/author/assignedAuthor/code`,
    absent: [/ codeSystem="[^"]*"/g, ''],
  },
  'cda.timestamp': {
    violate: ['202603010900+0100', '202613010900+0100'],
    at: `${here}/documentationOf/serviceEvent/effectiveTime/low`,
    absent: [/ value="\d{8}[^"]*"/g, ''],
  },
  'cda.timestamp-of-ci-sis': {
    violate: ['202603010900+0100', '202603010900'],
    at: `${here}/documentationOf/serviceEvent/effectiveTime/low`,
    absent: [/ value="\d{8}[^"]*"/g, ''],
  },
}

test('the conforming document satisfies every rule, and every rule has something to judge in it', () => {
  for (const rule of cdaHeaderRules.rules) {
    const { fired, findings } = rule.check(documentOf(conforming))
    expect(fired, rule.id).toBeGreaterThan(0)
    expect(findings, rule.id).toEqual([])
  }
})

test('every rule has its triplet here, and no two rules share an id', () => {
  const ids = cdaHeaderRules.rules.map((rule) => rule.id)
  expect(Object.keys(cases).toSorted()).toEqual(ids.toSorted())
})

describe.each(cdaHeaderRules.rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const own = cases[id]

  test('finds the violation at its place, with a line and a sentence in both languages', () => {
    expect(own).toBeDefined()
    if (own === undefined) return
    const { findings } = rule.check(documentOf(change(conforming, own.violate)))
    expect(findings.map((finding) => finding.location)).toEqual([own.at])
    const [finding] = findings
    expect(finding).toMatchObject({ rule: id, severity: rule.severity, clause: rule.clause })
    expect(finding?.line).toBeGreaterThan(1)
    expect(finding?.message.fr).not.toBe(finding?.message.en)
  })

  const absent = own?.absent
  if (absent) {
    test('judges nothing where there is nothing to judge', () => {
      expect(rule.check(documentOf(change(conforming, absent)))).toEqual({ fired: 0, findings: [] })
    })
  }
})
