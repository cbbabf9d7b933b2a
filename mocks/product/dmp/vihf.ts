import { randomUUID } from 'node:crypto'
import type { Identity } from '../../../src/model/pilot.ts'
import { saml2, vihf, x509SubjectName } from '../../../src/protocols/saml/names.ts'
import { formatCx } from '../../../src/protocols/xds/cx.ts'
import { el, type Markup } from '../../../src/xml/write.ts'
import type { ProductContext } from '../context.ts'

const hl7 = { 'xmlns:hl7': 'urn:hl7-org:v3', 'xsi:type': 'CE' }

const attribute = (name: string, ...values: readonly (string | Markup)[]): Markup =>
  el(
    'saml2:Attribute',
    { Name: name },
    values.map((value) => el('saml2:AttributeValue', {}, value)),
  )

const code = (element: string, value: string, codeSystem: string, more: Record<string, string>): Markup =>
  el(element, { ...hl7, code: value, codeSystem, ...more })

/** A general practitioner: profession, then the speciality that physicians must state. */
const roles = [
  code('hl7:Role', '10', '1.2.250.1.71.1.2.7', { displayName: 'Médecin' }),
  code('hl7:Role', 'SM26', '1.2.250.1.71.4.2.5', { displayName: 'Qualifié en Médecine Générale' }),
]

const resourceId = ({ matricule = '', oid = '' }: Identity, context: ProductContext): string =>
  // The other patient is a public identity of the INSi test set (NESSI RUTH).
  formatCx({ id: context.has('dmp.vihf-targets-another-patient') ? '277076322082910' : matricule, oid, type: 'NH' })

const dayMs = 24 * 3600 * 1000

const issueInstant = (context: ProductContext): string => {
  if (context.has('dmp.vihf-issued-25-years-ago')) return '2001-03-01T09:00:00.000Z'
  return new Date(Date.now() + (context.has('dmp.vihf-issued-tomorrow') ? dayMs : 0)).toISOString()
}

/** What a defect sends with every token. */
const keptId = `_${randomUUID()}`

/** A conformant token has no Conditions: only defects write some. */
const conditions = (context: ProductContext): Markup | undefined => {
  if (context.has('dmp.vihf-for-another-audience')) {
    const audience = el('saml2:Audience', {}, 'https://assurance.exemple')
    return el('saml2:Conditions', {}, el('saml2:AudienceRestriction', {}, audience))
  }
  if (!context.has('dmp.vihf-conditions-expired')) return undefined
  const ago = (days: number): string => new Date(Date.now() - days * dayMs).toISOString()
  return el('saml2:Conditions', { NotBefore: ago(2), NotOnOrAfter: ago(1) })
}

/**
 * The VIHF of a transaction on one patient's DMP, not signed yet: indirect authentication, the user named by the national
 * id, the organisation by its structure id. `issuer` is the subject of the signing certificate.
 */
export const vihfAssertion = (context: ProductContext, patient: Identity, issuer: string): Markup => {
  const { familyName, givenName, nationalId } = context.user()
  const now = issueInstant(context)
  const nameId = context.has('dmp.vihf-names-the-structure') ? context.practice.structureId : nationalId
  const stated = context.has('dmp.vihf-issuer-differs') ? 'CN=AUTRE CACHET DE TEST,C=FR' : issuer
  return el(
    'saml2:Assertion',
    {
      'xmlns:saml2': saml2,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      ID: context.has('dmp.vihf-id-used-twice') ? keptId : `_${randomUUID()}`,
      IssueInstant: now,
      Version: '2.0',
    },
    el('saml2:Issuer', { Format: x509SubjectName }, stated),
    el('saml2:Subject', {}, el('saml2:NameID', {}, nameId)),
    conditions(context),
    el(
      'saml2:AuthnStatement',
      { AuthnInstant: context.has('dmp.vihf-authenticated-in-the-future') ? '2099-01-01T00:00:00Z' : now },
      el(
        'saml2:AuthnContext',
        {},
        el('saml2:AuthnContextClassRef', {}, 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password'),
      ),
    ),
    el(
      'saml2:AttributeStatement',
      {},
      attribute(vihf.version, context.has('dmp.vihf-version-unknown') ? '9.9' : '3.0'),
      attribute('Authentification_mode', context.has('dmp.feeds-under-air') ? 'INDIRECTE_RENFORCEE' : 'INDIRECTE'),
      attribute(vihf.structure, context.practice.structureId),
      attribute(vihf.sector, 'SA07^1.2.250.1.71.4.2.4'),
      attribute(vihf.subjectId, `${familyName} ${givenName}`),
      context.has('dmp.vihf-without-role') ? undefined : attribute(vihf.role, ...roles),
      attribute(vihf.patient, resourceId(patient, context)),
      attribute(vihf.resource, 'urn:dmp'),
      attribute(
        vihf.purposeOfUse,
        code('hl7:PurposeOfUse', 'normal', '1.2.250.1.213.1.1.4.248', { codeSystemName: 'mode acces VIHF 2.0' }),
      ),
      attribute(vihf.softwareName, context.software.name),
      attribute(vihf.softwareVersion, context.software.version),
      attribute(vihf.homologation, context.software.homologation),
    ),
  )
}
