import { describe, expect, test } from 'vitest'
import { makeDocument, productWith, qualified } from '../../../mocks/product/documents/document.fixture.ts'
import { submitObjectsRequest } from '../../../mocks/product/documents/metadata.ts'
import { xdsRules } from '../../rules/xds/rules.ts'
import { requestIn } from '../../rules/xds/select.ts'
import { type PlacedElement, readPlaced } from '../../xml/placed.ts'
import { document } from '../../xml/write.ts'
import { validateBytes } from '../validate.ts'

const context = productWith(qualified)
const stored = [await makeDocument(context), await makeDocument(context, 'Synthèse', '60591-5')]
const written = document(submitObjectsRequest(stored, context, (index) => `DOC0000${index + 1}.XML`))
/** Two rules look at what the product does not send: a replacement, and the end of the act. */
const rplc =
  '<rim:Association id="r" associationType="urn:ihe:iti:2007:AssociationType:RPLC" sourceObject="ENTRY" targetObject="urn:uuid:0"/>'
const entryId = /<rim:ExtrinsicObject id="([^"]+)"/.exec(written)?.[1] ?? ''
const stop =
  '<rim:Slot name="serviceStopTime"><rim:ValueList><rim:Value>20991231</rim:Value></rim:ValueList></rim:Slot>'
const conforming = written
  .replace('</rim:RegistryObjectList>', `${rplc.replace('ENTRY', entryId)}$&`)
  .replace('<rim:Slot name="sourcePatientId">', `${stop}$&`)

const requestOf = (xml: string): PlacedElement => {
  const read = readPlaced(xml)
  const request = 'root' in read ? requestIn(read.root) : undefined
  if (!request) throw new Error('no request')
  return request
}

type Change = readonly [from: string | RegExp, to: string]

const slot = (name: string) => new RegExp(`<rim:Slot name="${name}">.*?</rim:Slot>`)
const slotText = (name: string) => new RegExp(`(<rim:Slot name="${name}"><rim:ValueList><rim:Value>)[^<]*`)
const coded = (uuid: string) =>
  new RegExp(`<rim:Classification [^>]*classificationScheme="urn:uuid:${uuid}".*?</rim:Classification>`)
const codeOf = (uuid: string) => new RegExp(`(classificationScheme="urn:uuid:${uuid}"[^>]*nodeRepresentation=")[^"]*`)
const external = (uuid: string) =>
  new RegExp(`<rim:ExternalIdentifier [^>]*identificationScheme="urn:uuid:${uuid}".*?</rim:ExternalIdentifier>`)
const idValue = (uuid: string) => new RegExp(`(identificationScheme="urn:uuid:${uuid}" value=")[^"]*`)

const set = {
  patientId: '6b5aea1a[^"]*',
  sourceId: '554ac39e[^"]*',
  uniqueId: '96fdda7c[^"]*',
  contentType: 'aa543740[^"]*',
}
const entry = {
  author: '93606bcf[^"]*',
  classCode: '41a5887f[^"]*',
  confidentiality: 'f4f85eac[^"]*',
  format: 'a09d5840[^"]*',
  facility: 'f33fb8ac[^"]*',
  setting: 'cccf5598[^"]*',
  type: 'f0306f51[^"]*',
  patientId: '58a6f841[^"]*',
  uniqueId: '2e82c1f6[^"]*',
}

/** One difference that each rule finds. */
const violations: Readonly<Record<string, Change>> = {
  'xds.one-submission-set': ['a54d6aa5-', 'b54d6aa5-'],
  'xds.something-submitted': [/<rim:ExtrinsicObject.*<\/rim:ExtrinsicObject>/, ''],
  'xds.entry-is-member': ['AssociationType:HasMember', 'AssociationType:Other'],
  'xds.member-status': ['>Original<', '>Autre<'],
  'xds.association-ends': [/targetObject="urn:uuid:0"/, 'targetObject=""'],
  'xds.replacement': [/targetObject="urn:uuid:0"/, 'targetObject="DOC1"'],
  'xds.owner': [/classifiedObject="[^"]*"/g, 'classifiedObject="urn:uuid:autre"'],
  'xds.known-scheme': [
    'urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d',
    'urn:uuid:a09d5840-386c-46f2-b5ad-9fdf87b75cc4',
  ],
  'xds.objectType-stable': [/objectType="urn:uuid:7edca82f[^"]*"/, 'objectType="urn:uuid:34268e47"'],
  'xds.mimeType': ['mimeType="text/xml"', 'mimeType="application/pdf"'],
  'xds.title': [/value="Compte rendu de consultation"/g, 'value=""'],
  'xds.set-patientId': [external(set.patientId), ''],
  'xds.set-sourceId': [external(set.sourceId), ''],
  'xds.set-uniqueId': [external(set.uniqueId), ''],
  'xds.patientId': [external(entry.patientId), ''],
  'xds.uniqueId': [external(entry.uniqueId), ''],
  'xds.sourceId-is-oid': [idValue(set.sourceId), '$1cabinet'],
  'xds.uniqueId-is-oid': [idValue(entry.uniqueId), '$1101066322075460^^^&amp;1.2&amp;ISO^NH'],
  'xds.uniqueId-is-unique': [idValue(set.uniqueId), `$1${stored[0]?.id}`],
  'xds.patientId-form': [idValue(entry.patientId), '$1101066322075460'],
  'xds.patientId-ins': [idValue(entry.patientId), '$1101066322075461^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH'],
  'xds.one-patient': [idValue(entry.patientId), '$1277076322082910^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH'],
  'xds.sourcePatientId-form': [slotText('sourcePatientId'), '$1IPP-TEST'],
  'xds.submissionTime': [slot('submissionTime'), ''],
  'xds.submissionTime-form': [slotText('submissionTime'), '$12026-03-01'],
  'xds.creationTime': [slot('creationTime'), ''],
  'xds.creationTime-form': [slotText('creationTime'), '$120260301093000+0100'],
  'xds.languageCode': [slot('languageCode'), ''],
  'xds.languageCode-is-french': [slotText('languageCode'), '$1fr'],
  'xds.sourcePatientId': [slot('sourcePatientId'), ''],
  'xds.serviceStartTime': [slot('serviceStartTime'), ''],
  'xds.legalAuthenticator': [slot('legalAuthenticator'), ''],
  'xds.serviceStartTime-form': [slotText('serviceStartTime'), '$12026-03-01'],
  'xds.serviceStopTime-form': [slotText('serviceStopTime'), '$1demain'],
  'xds.service-times-in-order': [slotText('serviceStopTime'), '$119991231'],
  'xds.sourcePatientInfo-form': ['PID-8|M', 'PID-8|H'],
  'xds.hash-form': [slotText('hash'), '$1abc'],
  'xds.size-form': [slotText('size'), '$13 ko'],
  'xds.classCode': [coded(entry.classCode), ''],
  'xds.classCode-in-J57': [codeOf(entry.classCode), '$1999'],
  'xds.typeCode': [coded(entry.type), ''],
  'xds.typeCode-in-J07': [codeOf(entry.type), '$1999'],
  'xds.healthcareFacilityTypeCode': [coded(entry.facility), ''],
  'xds.healthcareFacilityTypeCode-in-J02': [codeOf(entry.facility), '$1SA99'],
  'xds.practiceSettingCode': [coded(entry.setting), ''],
  'xds.practiceSettingCode-in-J04': [codeOf(entry.setting), '$1VILLE'],
  'xds.confidentialityCode': [coded(entry.confidentiality), ''],
  'xds.confidentialityCode-in-J08': [codeOf(entry.confidentiality), '$1X'],
  'xds.formatCode': [coded(entry.format), ''],
  'xds.contentTypeCode': [coded(set.contentType), ''],
  'xds.formatCode-in-J60': [codeOf(entry.format), '$1urn:ihe:autre'],
  'xds.formatCode-scheme': ['<rim:Value>1.3.6.1.4.1.19376.1.2.3<', '<rim:Value>1.2.250.1.213.1.1.4.12<'],
  'xds.contentTypeCode-scheme': ['<rim:Value>1.2.250.1.213.2.2<', '<rim:Value>1.2.250.1.213.2.3<'],
  'xds.confidentiality-level': ['<rim:Value>2.16.840.1.113883.5.25<', '<rim:Value>1.2.250.1.213.1.1.4.13<'],
  'xds.code-label': ['<rim:Value>1.2.250.1.213.1.1.4.9<', '<rim:Value><'],
  'xds.author': [coded(entry.author), ''],
  'xds.person-form': [slotText('legalAuthenticator'), '$1899700000017^REFERENCE'],
  'xds.authorInstitution-form': [slotText('authorInstitution'), '$1CABINET'],
  'xds.authorSpecialty-in-J01': [slotText('authorSpecialty'), '$1SM26^Médecin^1.2.3'],
}

test('the metadata of the reference product conform, and every rule has something to judge in them', () => {
  for (const rule of xdsRules.rules) {
    const { fired, findings } = rule.check(requestOf(conforming))
    expect(fired, rule.id).toBeGreaterThan(0)
    expect(findings, rule.id).toEqual([])
  }
})

test('every rule has its violation here, and no two rules share an id', () => {
  expect(Object.keys(violations).toSorted()).toEqual(xdsRules.rules.map(({ id }) => id).toSorted())
})

describe.each(xdsRules.rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('finds the violation, with its place and a sentence in both languages', () => {
    const [from, to] = violations[id] ?? ['', '']
    const changed = conforming.replace(from, to)
    expect(changed).not.toBe(conforming)
    const [finding] = rule.check(requestOf(changed)).findings
    expect(finding).toMatchObject({ rule: id, severity: rule.severity })
    expect(finding?.location).toMatch(/^\/SubmitObjectsRequest/)
    expect(finding?.message.fr).not.toBe(finding?.message.en)
  })

  test('has nothing to judge in a submission of nothing, but that nothing is submitted', () => {
    const { fired } = rule.check(
      requestOf('<a:SubmitObjectsRequest xmlns:a="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"/>'),
    )
    expect(fired).toBe(['xds.one-submission-set', 'xds.something-submitted'].includes(id) ? 1 : 0)
  })
})

describe('as a file', () => {
  const validate = (xml: string) => validateBytes('METADATA.XML', new TextEncoder().encode(xml), 'fr')

  test('conforming metadata pass', async () => {
    expect(await validate(written)).toMatchObject({ kind: 'xds-metadata', verdict: 'pass' })
  })

  test('two documents of two people do not agree', async () => {
    const second = written.lastIndexOf('PID-7|20010617')
    const other = `${written.slice(0, second)}PID-7|19990101${written.slice(second + 14)}`
    const { ruleSets, verdict } = await validate(other)
    expect(verdict).toBe('fail')
    const coherence = ruleSets.find(({ name }) => name === 'banc/coherence')
    expect(coherence?.findings.map(({ rule }) => rule)).toEqual(['coherence.birth-date'])
  })

  test('a request wrapper without a request submits nothing, and too many objects are not compared', async () => {
    const { ruleSets } = await validate('<p:ProvideAndRegisterDocumentSetRequest xmlns:p="urn:ihe:iti:xds-b:2007"/>')
    expect(ruleSets[0]?.findings[0]?.rule).toBe('xds.request')
    const many = written.replace('</rim:RegistryObjectList>', `${'<rim:Association/>'.repeat(5_000)}$&`)
    expect((await validate(many)).ruleSets[0]?.findings[0]?.rule).toBe('xds.objects')
  })
})
