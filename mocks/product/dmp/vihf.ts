import { randomUUID } from 'node:crypto'
import type { Identity } from '../../../src/model/pilot.ts'
import { saml2, vihf, x509SubjectName } from '../../../src/protocols/saml/names.ts'
import { formatCx } from '../../../src/protocols/xds/cx.ts'
import { el, type Markup } from '../../../src/xml/write.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'

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

export const vihfTargetsAnotherPatient = defect(
  'dmp.vihf-targets-another-patient',
  'fail',
  ['dmp.vihfTargetsThePatient', 'dmp.submissionIsForTheVihfPatient'],
  'Le VIHF vise un autre patient',
  'The VIHF targets another patient',
)

const resourceId = ({ matricule = '', oid = '' }: Identity, context: ProductContext): string =>
  // The other patient is a public identity of the INSi test set (NESSI RUTH).
  formatCx({ id: context.has(vihfTargetsAnotherPatient) ? '277076322082910' : matricule, oid, type: 'NH' })

const dayMs = 24 * 3600 * 1000

export const vihfIssued25YearsAgo = defect(
  'dmp.vihf-issued-25-years-ago',
  'warn',
  ['dmp.vihfIsRecent'],
  'Le VIHF est daté de 2001',
  'The VIHF is dated 2001',
)

export const vihfIssuedTomorrow = defect(
  'dmp.vihf-issued-tomorrow',
  'fail',
  ['dmp.vihfIsNotFromTheFuture'],
  'Le VIHF est daté du lendemain',
  'The VIHF is dated tomorrow',
)

const issueInstant = (context: ProductContext): string => {
  if (context.has(vihfIssued25YearsAgo)) return '2001-03-01T09:00:00.000Z'
  return new Date(Date.now() + (context.has(vihfIssuedTomorrow) ? dayMs : 0)).toISOString()
}

/** What a defect sends with every token. */
const keptId = `_${randomUUID()}`

export const vihfForAnotherAudience = defect(
  'dmp.vihf-for-another-audience',
  'fail',
  ['dmp.vihfIsForTheDmp'],
  'Le VIHF est destiné à un autre service',
  'The VIHF is meant for another service',
)

export const vihfConditionsExpired = defect(
  'dmp.vihf-conditions-expired',
  'fail',
  ['dmp.vihfConditionsHold'],
  'Les conditions du VIHF ont expiré',
  'The conditions of the VIHF have expired',
)

/** A conformant token has no Conditions: only defects write some. */
const conditions = (context: ProductContext): Markup | undefined => {
  if (context.has(vihfForAnotherAudience)) {
    const audience = el('saml2:Audience', {}, 'https://assurance.exemple')
    return el('saml2:Conditions', {}, el('saml2:AudienceRestriction', {}, audience))
  }
  if (!context.has(vihfConditionsExpired)) return undefined
  const ago = (days: number): string => new Date(Date.now() - days * dayMs).toISOString()
  return el('saml2:Conditions', { NotBefore: ago(2), NotOnOrAfter: ago(1) })
}

export const vihfNamesTheStructure = defect(
  'dmp.vihf-names-the-structure',
  'fail',
  ['dmp.vihfNamesTheUser'],
  'Le VIHF nomme la structure à la place de l’utilisateur',
  'The VIHF names the organisation instead of the user',
)

export const vihfIssuerDiffers = defect(
  'dmp.vihf-issuer-differs',
  'fail',
  ['dmp.vihfIssuerIsTheSigner'],
  'L’émetteur du VIHF n’est pas le sujet du certificat',
  'The issuer of the VIHF is not the subject of the certificate',
)

export const vihfIdUsedTwice = defect(
  'dmp.vihf-id-used-twice',
  'warn',
  ['dmp.vihfIsUsedOnce'],
  'Tous les VIHF ont le même identifiant',
  'All VIHF have the same id',
)

export const vihfAuthenticatedInTheFuture = defect(
  'dmp.vihf-authenticated-in-the-future',
  'fail',
  ['dmp.vihfIsNotFromTheFuture'],
  'L’authentification que dit le VIHF est datée de 2099',
  'The authentication that the VIHF tells is dated 2099',
)

export const vihfVersionUnknown = defect(
  'dmp.vihf-version-unknown',
  'fail',
  ['dmp.vihfVersionIsKnown'],
  'Le VIHF annonce une version inconnue',
  'The VIHF announces an unknown version',
)

export const feedsUnderAir = defect(
  'dmp.feeds-under-air',
  'fail',
  ['dmp.feedIsNotUnderAir'],
  'Alimente sous authentification indirecte renforcée',
  'Feeds under reinforced indirect authentication',
)

export const vihfWithoutRole = defect(
  'dmp.vihf-without-role',
  'warn',
  ['dmp.vihfIsComplete'],
  'Le VIHF ne dit pas le rôle de l’utilisateur',
  'The VIHF does not tell the user’s role',
)

/**
 * The VIHF of a transaction on one patient's DMP, not signed yet: indirect authentication, the user named by the national
 * id, the organisation by its structure id. `issuer` is the subject of the signing certificate.
 */
export const vihfAssertion = (context: ProductContext, patient: Identity, issuer: string): Markup => {
  const { familyName, givenName, nationalId } = context.user()
  const now = issueInstant(context)
  const nameId = context.has(vihfNamesTheStructure) ? context.practice.structureId : nationalId
  const stated = context.has(vihfIssuerDiffers) ? 'CN=AUTRE CACHET DE TEST,C=FR' : issuer
  return el(
    'saml2:Assertion',
    {
      'xmlns:saml2': saml2,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      ID: context.has(vihfIdUsedTwice) ? keptId : `_${randomUUID()}`,
      IssueInstant: now,
      Version: '2.0',
    },
    el('saml2:Issuer', { Format: x509SubjectName }, stated),
    el('saml2:Subject', {}, el('saml2:NameID', {}, nameId)),
    conditions(context),
    el(
      'saml2:AuthnStatement',
      { AuthnInstant: context.has(vihfAuthenticatedInTheFuture) ? '2099-01-01T00:00:00Z' : now },
      el(
        'saml2:AuthnContext',
        {},
        el('saml2:AuthnContextClassRef', {}, 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password'),
      ),
    ),
    el(
      'saml2:AttributeStatement',
      {},
      attribute(vihf.version, context.has(vihfVersionUnknown) ? '9.9' : '3.0'),
      attribute('Authentification_mode', context.has(feedsUnderAir) ? 'INDIRECTE_RENFORCEE' : 'INDIRECTE'),
      attribute(vihf.structure, context.practice.structureId),
      attribute(vihf.sector, 'SA07^1.2.250.1.71.4.2.4'),
      attribute(vihf.subjectId, `${familyName} ${givenName}`),
      context.has(vihfWithoutRole) ? undefined : attribute(vihf.role, ...roles),
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
