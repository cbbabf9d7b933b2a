/** Paths of the DMP services below the base URL (integration samples of the DMP). */
const root = '/si-dmp-server/v2/services'
export const dmpPath = {
  patients: `${root}/patients`,
  habilitations: `${root}/habilitations`,
  repository: `${root}/repository`,
} as const

/** `wsa:Action` of each transaction that the bench plays. */
export const dmpAction = {
  'TD0.2': 'urn:hl7-org:v3:PRPA_IN201307UV02',
  'TD0.2-response': 'urn:hl7-org:v3:PRPA_IN201308UV02',
  'TD0.3': 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization',
  'TD0.3-response': 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorizationResponse',
  'TD2.1': 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
  'TD2.1-response': 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse',
} as const

export const hl7 = 'urn:hl7-org:v3'
export const habilitations = 'urn:si-dmp-habilitations'
export const registryService = 'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0'
export const xop = 'http://www.w3.org/2004/08/xop/include'

/** Reasons of a PRPA_IN201307UV02: the same message reads administrative data with another one. */
export const reasonCodeSystem = '1.2.250.1.213.1.1.4.11'
export const existenceTestReason = 'TEST_EXST'

/** Key words of the answer to TD0.2, and the system of AUTORISATION's values. */
export const attention = {
  autorisation: { code: 'AUTORISATION', system: '1.2.250.1.213.4.1.2.6.1', values: '1.2.250.1.213.4.1.2.6.2' },
  medecinTraitant: { code: 'STATUT_MT', system: '1.2.250.1.213.4.1.2.6.3' },
} as const

export const dmpDevice = '1.2.250.1.213.4.1.1.1'
