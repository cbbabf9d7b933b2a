import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'

// Messages that the DMP does not take: each defect changes one thing of what is sent.

const taken = ['dmp.dmpTakesTheMessage'] as const

export const asksInAnUnknownMessage = defect(
  'dmp.asks-in-an-unknown-message',
  'warn',
  taken,
  'Demande l’existence du DMP par un message qui n’existe pas',
  'Asks for the existence of the DMP by a message that does not exist',
)

export const asksInText = defect(
  'dmp.asks-in-text',
  'warn',
  taken,
  'Envoie au DMP un texte qui n’est pas du XML',
  'Sends the DMP a text that is no XML',
)

export const existenceTestOfAWrongKey = defect(
  'dmp.existence-test-of-a-wrong-key',
  'fail',
  ['dmp.existenceTestNamesTheIns', 'dmp.dmpTakesTheMessage', 'dmp.nonOppositionAllowsFeed'],
  'Demande l’existence du DMP d’un matricule dont la clé est fausse',
  'Asks for the existence of the DMP of a matricule whose key is wrong',
)

export const existenceTestUnderNoOidOfTheIns = defect(
  'dmp.existence-test-under-no-oid-of-the-ins',
  'warn',
  ['dmp.existenceTestNamesTheIns', 'dmp.dmpTakesTheMessage'],
  'Demande l’existence du DMP sous un OID qui n’est pas de l’INS',
  'Asks for the existence of the DMP under an OID that is not of the INS',
)

export const submitsNothing = defect(
  'dmp.submits-nothing',
  'fail',
  ['dmp.dmpTakesTheMessage', 'dmp.submissionHasASet', 'dmp.submissionFollowsTheRulesOfXds'],
  'Alimente d’un lot sans document',
  'Feeds a submission set without a document',
)

export const vihfOfSaml1 = defect(
  'dmp.vihf-of-saml-1',
  'warn',
  taken,
  'Le VIHF se dit de SAML 1.1',
  'The VIHF says it is of SAML 1.1',
)

export const vihfWithoutAnAuthentication = defect(
  'dmp.vihf-without-an-authentication',
  'warn',
  taken,
  'Le VIHF ne dit pas comment l’utilisateur s’est authentifié',
  'The VIHF does not say how the user was authenticated',
)

export const vihfIssuerWithoutAFormat = defect(
  'dmp.vihf-issuer-without-a-format',
  'warn',
  taken,
  'L’émetteur du VIHF n’est pas donné comme un X509SubjectName',
  'The issuer of the VIHF is not given as an X509SubjectName',
)

export const vihfModeUnknown = defect(
  'dmp.vihf-mode-unknown',
  'warn',
  taken,
  'Le VIHF a un mode inconnu',
  'The VIHF has an unknown mode',
)

export const vihfSectorWithoutItsOid = defect(
  'dmp.vihf-sector-without-its-oid',
  'warn',
  taken,
  'Le secteur d’activité du VIHF n’a pas son OID',
  'The sector of the VIHF lacks its OID',
)

export const vihfPhysicianWithoutASpeciality = defect(
  'dmp.vihf-physician-without-a-speciality',
  'warn',
  taken,
  'Le VIHF d’un médecin ne donne pas sa spécialité',
  'The VIHF of a physician does not give the speciality',
)

export const vihfPurposeUnknown = defect(
  'dmp.vihf-purpose-unknown',
  'warn',
  taken,
  'Le mode d’accès du VIHF n’est pas du TRE_R248',
  'The access mode of the VIHF is not of TRE_R248',
)

export const vihfPatientOfAnotherType = defect(
  'dmp.vihf-patient-of-another-type',
  'fail',
  ['dmp.dmpTakesTheMessage', 'dmp.vihfTargetsThePatient'],
  'Le patient du VIHF n’est pas désigné par un matricule INS (type PI)',
  'The patient of the VIHF is not named by a matricule INS (type PI)',
)

/** The assertion before it is signed. */
export const refusedAssertion = (plain: string, { has }: ProductContext): string => {
  if (has(vihfOfSaml1)) return plain.replace('Version="2.0"', 'Version="1.1"')
  if (has(vihfWithoutAnAuthentication)) return plain.replace(/<saml2:AuthnContext>.*?<\/saml2:AuthnContext>/, '')
  if (has(vihfIssuerWithoutAFormat)) return plain.replace(/(<saml2:Issuer) Format="[^"]*"/, '$1')
  if (has(vihfModeUnknown)) return plain.replace('>INDIRECTE<', '>INCONNUE<')
  if (has(vihfSectorWithoutItsOid)) return plain.replace('SA07^1.2.250.1.71.4.2.4', 'SA07')
  if (has(vihfPhysicianWithoutASpeciality)) {
    return plain.replace(/<saml2:AttributeValue><hl7:Role[^>]*code="SM26"[^>]*\/><\/saml2:AttributeValue>/, '')
  }
  if (has(vihfPurposeUnknown)) return plain.replace('code="normal"', 'code="autre"')
  if (has(vihfPatientOfAnotherType)) return plain.replace('&amp;ISO^NH', '&amp;ISO^PI')
  return plain
}

const keyOf = /(<patientIdentifier>.*?extension="\d{13})(\d\d)"/

/** The envelope as it is sent. */
export const refusedEnvelope = (envelope: string, { has }: ProductContext): string => {
  if (has(asksInText)) return 'Ce patient a-t-il un DMP ?'
  if (has(submitsNothing)) {
    return envelope.replace(/<rim:(ExtrinsicObject|Association)\b[\s\S]*?<\/rim:\1>/g, '')
  }
  if (has(asksInAnUnknownMessage)) return envelope.replaceAll('PRPA_IN201307UV02', 'PRPA_INCONNU')
  if (has(existenceTestOfAWrongKey)) {
    return envelope.replace(keyOf, (_, before: string, key: string) => `${before}${key === '00' ? '01' : '00'}"`)
  }
  if (has(existenceTestUnderNoOidOfTheIns)) {
    return envelope.replace(/(?<before><patientIdentifier><value root=")[^"]*/, '$<before>1.2.3')
  }
  return envelope
}
