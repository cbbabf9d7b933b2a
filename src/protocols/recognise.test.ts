import { gzipSync } from 'node:zlib'
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
  ['soap', '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"/>'],
  ['soap', '--b\r\nContent-Type: application/xop+xml\r\nContent-ID: <a>\r\n\r\n<a/>\r\n--b--'],
  ['soap', 'POST /dmp HTTP/1.1\r\nHost: dmp.example\r\nContent-Type: text/xml\r\n\r\n<a/>'],
  ['mail', 'Subject: a\r\nFrom: a@b.example\r\nContent-Type: text/xml\r\n\r\n<a/>'],
  ['hl7v2', 'MSH|^~\\&|A|B|C|D|20260101||ADT^A28^ADT_A05|1|P|2.5'],
  ['hl7v2', '\u000bMSH|^~\\&|A\r\u001c\r'],
  ['unknown', 'MSH est un segment'],
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
  ['envelope-namespace', '<s:Envelope xmlns:s="urn:s"/>'],
  ['submission-namespace', '<SubmitObjectsRequest/>'],
  ['7z', Buffer.from('377abcaf271c0004', 'hex')],
  ['pkcs7', Buffer.from('308006092a864886f70d010703a0', 'hex')],
  ['opaque-token', 'Bearer 2YotnFZFEjr1zCsicMWpAA'],
  ['html', '<!DOCTYPE html><p>'],
  ['html', '<html/>'],
  ['zip', 'PK\u0003\u0004…word/document.xml'],
  ['image', 'GIF89a'],
  ['image', `II*\0`],
  [undefined, '{"a": 1}'],
  [undefined, 'PK signifie Pierre Klein'],
])('%s is recognised as no document of the bench: %s', (foreign, content) => {
  const given = typeof content === 'string' ? bytes(content) : content
  expect(recognise(given)).toMatchObject({ kind: 'unknown' })
  expect(recognise(given).foreign).toBe(foreign)
})

test.each([
  ['gzip', gzipSync('<a/>')],
  ['base64', Buffer.from(Buffer.from('<ClinicalDocument xmlns="urn:hl7-org:v3"/>').toString('base64'))],
  ['bearer', bytes(`Authorization: Bearer ${token({ alg: 'RS256' })}`)],
])('%s is known to be around something else', (by, content) => {
  expect(recognise(content)).toMatchObject({ kind: 'unknown', wrapping: { by } })
})

test('a long word is no base 64, unless it holds something', () => {
  expect(recognise(bytes('anticonstitutionnellement123')).wrapping).toBeUndefined()
})
