/** Paths of the DMP services below the base URL (integration samples of the DMP). */
const root = '/si-dmp-server/v2/services'
export const dmpPath = {
  patients: `${root}/patients`,
  habilitations: `${root}/habilitations`,
  repository: `${root}/repository`,
  patientsPDQ: `${root}/patientsPDQ`,
  patientsSpecific: `${root}/patientsSpecific`,
  registry: `${root}/registry`,
} as const

/** `wsa:Action` of each transaction that the bench plays; TD2.2 has that of TD2.1, TD1.3a that of TD0.2. */
export const dmpAction = {
  'TD0.2': 'urn:hl7-org:v3:PRPA_IN201307UV02',
  'TD0.2-response': 'urn:hl7-org:v3:PRPA_IN201308UV02',
  'TD0.3': 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization',
  'TD0.3-response': 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorizationResponse',
  'TD0.4': 'urn:si-dmp-patients:PatientSpecificEndPoint:patientList',
  'TD0.4-response': 'urn:si-dmp-patients:PatientSpecificEndPoint:patientListResponse',
  'TD0.5': 'urn:hl7-org:v3:PRPA_IN201305UV02',
  'TD0.5-response': 'urn:hl7-org:v3:PRPA_IN201306UV02',
  'TD1.6': 'urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatient',
  'TD1.6-response': 'urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatientResponse',
  'TD3.1': 'urn:ihe:iti:2007:RegistryStoredQuery',
  'TD3.1-response': 'urn:ihe:iti:2007:RegistryStoredQueryResponse',
  'TD3.2': 'urn:ihe:iti:2007:RetrieveDocumentSet',
  'TD3.2-response': 'urn:ihe:iti:2007:RetrieveDocumentSetResponse',
  'TD3.3': 'urn:ihe:iti:2010:UpdateDocumentSet',
  'TD3.3-response': 'urn:ihe:iti:2010:UpdateDocumentSet-Response',
  'TD2.1': 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
  'TD2.1-response': 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse',
} as const

export const hl7 = 'urn:hl7-org:v3'
export const habilitations = 'urn:si-dmp-habilitations'
export const patientsSpecific = 'urn:si-dmp-patients'
export const registryQuery = 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0'
export const registryService = 'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0'
export const xop = 'http://www.w3.org/2004/08/xop/include'

/** Reasons of a PRPA_IN201307UV02: the same message reads administrative data with another one. */
export const reasonCodeSystem = '1.2.250.1.213.1.1.4.11'
export const existenceTestReason = 'TEST_EXST'
export const administrativeDataReason = 'CNSLT_DATA'

/** The one repository of the DMP. */
export const dmpRepository = '1.2.250.1.213.4.1.1.1.2'

/** Key words of the answer to TD0.2, and the system of AUTORISATION's values. */
export const attention = {
  autorisation: { code: 'AUTORISATION', system: '1.2.250.1.213.4.1.2.6.1', values: '1.2.250.1.213.4.1.2.6.2' },
  medecinTraitant: { code: 'STATUT_MT', system: '1.2.250.1.213.4.1.2.6.3' },
} as const

/** What the answer to TD0.2 tells of the patient's record, beside AUTORISATION. */
export const recordFact = {
  compteInternet: { code: 'COMPTE_INTERNET_OUVERT', system: '1.2.250.1.213.4.1.2.9' },
  rattachementEns: { code: 'RATTACHEMENT_ENS', system: '1.2.250.1.213.4.1.2.3' },
} as const

export const dmpDevice = '1.2.250.1.213.4.1.1.1'
