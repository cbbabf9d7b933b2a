import { describe, expect, test } from 'vitest'
import { parseXml } from '../../xml/element.ts'
import { el, raw } from '../../xml/write.ts'
import { readEnvelope } from '../soap/envelope.ts'
import { wsse } from '../soap/namespaces.ts'
import { soapRequest } from '../soap/write.ts'
import { assertionIn, assertionOf, codedAttribute, missingVihfAttributes, textAttribute } from './assertion.ts'
import { saml2, vihf, x509SubjectName } from './names.ts'

const attribute = (name: string, value: string) =>
  `<s:Attribute Name="${name}"><s:AttributeValue>${value}</s:AttributeValue></s:Attribute>`

const role = '<h:Role xmlns:h="urn:hl7-org:v3" code="10" codeSystem="1.2.250.1.71.1.2.7" displayName="Médecin"/>'

const xml = (
  mode = 'Authentification_mode',
) => `<s:Assertion xmlns:s="${saml2}" ID="_1" Version="2.0" IssueInstant="2026-03-01T09:00:00Z">
  <s:Issuer Format="${x509SubjectName}"> CN=CACHET,C=FR </s:Issuer>
  <s:Subject><s:NameID>899700000017</s:NameID></s:Subject>
  <s:AuthnStatement AuthnInstant="2026-03-01T08:59:00Z"><s:AuthnContext><s:AuthnContextClassRef>urn:x:Password</s:AuthnContextClassRef></s:AuthnContext></s:AuthnStatement>
  <s:AttributeStatement>${attribute(mode, 'INDIRECTE')}${attribute(vihf.subjectId, 'REFERENCE Camille')}${attribute(vihf.role, role)}</s:AttributeStatement>
</s:Assertion>`

describe('the typed view of a VIHF', () => {
  const view = assertionOf(parseXml(xml()))

  test('names the issuer, the user and how they authenticated', () => {
    expect(view).toMatchObject({
      id: '_1',
      issuer: 'CN=CACHET,C=FR',
      issuerFormat: x509SubjectName,
      issueInstant: '2026-03-01T09:00:00Z',
      nameId: '899700000017',
      authnInstant: '2026-03-01T08:59:00Z',
      authnContext: 'urn:x:Password',
    })
  })

  test('keeps textual and coded values apart', () => {
    expect(textAttribute(view, vihf.subjectId)).toBe('REFERENCE Camille')
    expect(codedAttribute(view, vihf.role)).toEqual([
      { code: '10', codeSystem: '1.2.250.1.71.1.2.7', displayName: 'Médecin' },
    ])
    expect(textAttribute(view, vihf.role)).toBeUndefined()
  })

  test.each(['Authentification_mode', 'Authentification_Mode'])('reads the mode spelt %s', (spelling) => {
    expect(assertionOf(parseXml(xml(spelling))).authenticationMode).toBe('INDIRECTE')
  })

  test('tells which attributes of indirect authentication are missing', () => {
    const missing = missingVihfAttributes(view)
    expect(missing).toContain('Identifiant_Structure')
    expect(missing).not.toContain(vihf.role)
    expect(missingVihfAttributes(assertionOf(parseXml(xml('Other'))))).toContain('Authentification_mode')
  })
})

describe('assertionIn', () => {
  const message = (header: string) =>
    readEnvelope(
      soapRequest({ action: 'a', messageId: 'm', to: 't', headers: [raw(header)] }, el('b', { xmlns: 'urn:b' })),
    )

  test('finds the assertion of wsse:Security only', () => {
    expect(assertionIn(message(`<w:Security xmlns:w="${wsse}">${xml()}</w:Security>`))?.id).toBe('_1')
    expect(assertionIn(message(xml()))).toBeUndefined()
  })
})
