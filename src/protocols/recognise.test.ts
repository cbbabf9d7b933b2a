import { expect, test } from 'vitest'
import { kindOf, recognise } from './recognise.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const token = (header: object): string =>
  `${Buffer.from(JSON.stringify(header)).toString('base64url')}.e30.c2lnbmF0dXJl`

test.each([
  ['cda', '<ClinicalDocument xmlns="urn:hl7-org:v3"/>'],
  ['cda', '\uFEFF<?xml version="1.0"?>\n<!-- <a> -->\n<h:ClinicalDocument xmlns:x="y" xmlns:h="urn:hl7-org:v3"><h:cut'],
  [
    'cda',
    '<x:stylesheet xmlns:x="urn:x" xmlns:c="urn:hl7-org:v3"><c:ClinicalDocument></c:ClinicalDocument></x:stylesheet>',
  ],
  ['cda', '<!DOCTYPE a [<!ENTITY b "c">]><ClinicalDocument xmlns="urn:hl7-org:v3"/>'],
  ['unknown', '<ClinicalDocument/>'],
  ['unknown', '<x:stylesheet xmlns:x="urn:x"/>'],
  ['xds-metadata', '<l:SubmitObjectsRequest xmlns:l="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"/>'],
  ['xds-metadata', '<ProvideAndRegisterDocumentSetRequest xmlns="urn:ihe:iti:xds-b:2007"/>'],
  ['vihf', '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>'],
  ['pdf', '%PDF-1.4\n'],
  ['xdm', 'PK\u0003\u0004…IHE_XDM/SUBSET01/METADATA.XML'],
  ['unknown', 'PK\u0003\u0004…word/document.xml'],
  ['mail', 'Subject: XDM/1.0/DDM\r\nFrom: a@b.example\r\n\r\ncorps'],
  ['unknown', 'Subject: une note\n\ncorps'],
  ['jwt', `${token({ alg: 'RS256' })}\n`],
  ['unknown', token({ typ: 'JWT' })],
  ['unknown', ''],
  ['unknown', 'bonjour'],
])('%s: %s', (kind, content) => expect(kindOf(bytes(content))).toBe(kind))

test('UTF-16 is read as such', () => {
  const text = '\uFEFF<?xml version="1.0" encoding="UTF-16"?><ClinicalDocument xmlns="urn:hl7-org:v3"/>'
  expect(kindOf(Buffer.from(text, 'utf16le'))).toBe('cda')
})

test.each([
  ['fhir', '{ "resourceType": "Bundle" }'],
  ['fhir', '<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir"/>'],
  ['wrong-namespace', '<ClinicalDocument/>'],
  ['wrong-namespace', '<Assertion xmlns="urn:oasis:names:tc:SAML:1.0:assertion"/>'],
  ['soap', '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"/>'],
  ['zip', 'PK\u0003\u0004…word/document.xml'],
  ['image', 'GIF89a'],
  ['image', `II*\0`],
  [undefined, '<html/>'],
  [undefined, '{"a": 1}'],
  [undefined, 'PK signifie Pierre Klein'],
])('%s is recognised as no document of the bench: %s', (foreign, content) => {
  expect(recognise(bytes(content))).toMatchObject({ kind: 'unknown' })
  expect(recognise(bytes(content)).foreign).toBe(foreign)
})
