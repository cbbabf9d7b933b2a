import { hl7 } from '../../src/protocols/dmp/names.ts'
import { saml2, vihf, x509SubjectName } from '../../src/protocols/saml/names.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import { patient } from './queries.fixture.ts'

// Who asks the DMP, in any mode and of any profession.

export interface CallerSaid {
  readonly user?: string
  readonly structure?: string
  readonly mode?: 'DIRECTE' | 'INDIRECTE' | 'INDIRECTE_RENFORCEE'
  /** Code of TRE_G15; null for who is no health professional. */
  readonly profession?: string | null
  readonly sector?: string
  readonly access?: string
  readonly matricule?: string
}

let tokens = 0

/** A VIHF that is not signed: a general practitioner with a card, unless said otherwise. */
export const vihfOf = (said: CallerSaid = {}): string => {
  const { profession = '10' } = said
  const attribute = (name: string, ...values: readonly (string | Markup)[]): Markup =>
    el(
      'saml2:Attribute',
      { Name: name },
      values.map((value) => el('saml2:AttributeValue', {}, value)),
    )
  const coded = (name: string, code: string, codeSystem: string): Markup =>
    el(name, {
      xmlns: hl7,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:type': 'CE',
      code,
      codeSystem,
    })
  const roles = [
    ...(profession === null
      ? [coded('Role', 'R94', '1.2.250.1.213.1.1.4.6')]
      : [coded('Role', profession, '1.2.250.1.71.1.2.7')]),
    ...(profession === '10' ? [coded('Role', 'SM26', '1.2.250.1.71.4.2.5')] : []),
  ]
  tokens += 1
  return el(
    'saml2:Assertion',
    { 'xmlns:saml2': saml2, ID: `_token${tokens}`, Version: '2.0', IssueInstant: '2026-03-01T09:00:00Z' },
    el('saml2:Issuer', { Format: x509SubjectName }, 'CN=CACHET DE TEST,C=FR'),
    el('saml2:Subject', {}, el('saml2:NameID', {}, said.user ?? '899700000017')),
    el(
      'saml2:AuthnStatement',
      { AuthnInstant: '2026-03-01T09:00:00Z' },
      el(
        'saml2:AuthnContext',
        {},
        el('saml2:AuthnContextClassRef', {}, 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI'),
      ),
    ),
    el(
      'saml2:AttributeStatement',
      {},
      attribute(vihf.version, '3.0'),
      attribute('Authentification_mode', said.mode ?? 'DIRECTE'),
      attribute(vihf.structure, said.structure ?? '499700000017001'),
      attribute(vihf.sector, `${said.sector ?? 'SA07'}^1.2.250.1.71.4.2.4`),
      attribute(vihf.subjectId, 'REFERENCE Camille'),
      attribute(vihf.role, ...roles),
      attribute(vihf.patient, `${said.matricule ?? patient.matricule}^^^&${patient.oid}&ISO^NH`),
      attribute(vihf.resource, 'urn:dmp'),
      attribute(vihf.purposeOfUse, coded('PurposeOfUse', said.access ?? 'normal', '1.2.250.1.213.1.1.4.248')),
      attribute(vihf.softwareName, 'LPS de test'),
      attribute(vihf.softwareVersion, '1.0'),
      attribute(vihf.homologation, 'TEST-0000'),
    ),
  ).xml
}
