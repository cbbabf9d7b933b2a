import { soap11, soap12 } from '../../../src/protocols/soap/namespaces.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'

// Requests that INSi does not take: each defect changes one thing of what is sent.

const taken = ['ins.insiTakesTheRequest'] as const
const proved = ['ins.assertionToInsiIsOneThatItTakes'] as const

export const cpsAssertionBesideACertificateOfNobody = defect(
  'ins.cps-assertion-beside-a-certificate-of-nobody',
  'warn',
  proved,
  'L’assertion CPS part à côté d’un certificat client que personne n’a émis',
  'The CPS assertion leaves beside a client certificate that nobody issued',
)

export const asksInsiInText = defect(
  'ins.asks-insi-in-text',
  'warn',
  taken,
  'Envoie à INSi un texte qui n’est pas du XML',
  'Sends INSi a text that is no XML',
)

export const asksInsiInSoap11 = defect(
  'ins.asks-insi-in-soap-1.1',
  'warn',
  taken,
  'Parle SOAP 1.1 à INSi',
  'Speaks SOAP 1.1 to INSi',
)

export const asksInsiWithoutAnAction = defect(
  'ins.asks-insi-without-an-action',
  'warn',
  taken,
  'Appelle INSi sans wsa:Action',
  'Calls INSi without wsa:Action',
)

export const asksInsiForAnotherAction = defect(
  'ins.asks-insi-for-another-action',
  'warn',
  taken,
  'Appelle INSi avec l’action d’une autre opération',
  'Calls INSi with the action of another operation',
)

export const asksInsiWithoutAMessageId = defect(
  'ins.asks-insi-without-a-message-id',
  'warn',
  ['ins.insiTakesTheRequest', 'ins.insiContextsAreOfTheCall'],
  'Appelle INSi sans wsa:MessageID',
  'Calls INSi without wsa:MessageID',
)

export const asksInsiWithoutItsSoftware = defect(
  'ins.asks-insi-without-its-software',
  'warn',
  taken,
  'Appelle INSi sans ContexteLPS',
  'Calls INSi without ContexteLPS',
)

export const asksInsiInSmallLetters = defect(
  'ins.asks-insi-in-small-letters',
  'warn',
  taken,
  'Demande à INSi un nom en minuscules',
  'Asks INSi for a name in small letters',
)

export const asksInsiForAnotherSex = defect(
  'ins.asks-insi-for-another-sex',
  'warn',
  taken,
  'Demande à INSi un sexe indéterminé',
  'Asks INSi for an undetermined sex',
)

export const cpsAssertionOfAnotherKind = defect(
  'ins.cps-assertion-of-another-kind',
  'warn',
  proved,
  'L’assertion n’est ni de CPS ni de Pro Santé Connect',
  'The assertion is neither of CPS nor of Pro Santé Connect',
)

export const cpsAssertionNotSigned = defect(
  'ins.cps-assertion-not-signed',
  'warn',
  proved,
  'L’assertion CPS n’est pas signée',
  'The CPS assertion is not signed',
)

export const cpsAssertionAltered = defect(
  'ins.cps-assertion-altered',
  'warn',
  proved,
  'L’assertion CPS est modifiée après sa signature',
  'The CPS assertion is altered after its signature',
)

export const cpsAssertionSignerCorrupted = defect(
  'ins.cps-assertion-signer-corrupted',
  'warn',
  proved,
  'Le certificat qui signe l’assertion CPS est altéré',
  'The certificate that signs the CPS assertion is corrupted',
)

export const cpsAssertionSignedByAnExpiredCertificate = defect(
  'ins.cps-assertion-signed-by-an-expired-certificate',
  'warn',
  proved,
  'L’assertion CPS est signée par un certificat expiré',
  'The CPS assertion is signed by an expired certificate',
)

export const cpsAssertionWithoutWhoBills = defect(
  'ins.cps-assertion-without-who-bills',
  'warn',
  proved,
  'L’assertion CPS n’a pas d’identifiantFacturation',
  'The CPS assertion has no identifiantFacturation',
)

export const cpsAssertionNamesNobody = defect(
  'ins.cps-assertion-names-nobody',
  'warn',
  proved,
  'L’assertion CPS ne nomme personne',
  'The CPS assertion names nobody',
)

export const cpsAssertionWithoutADate = defect(
  'ins.cps-assertion-without-a-date',
  'warn',
  proved,
  'L’assertion CPS n’a pas de date',
  'The CPS assertion has no date',
)

export const refusedByItsAssertion = [
  cpsAssertionBesideACertificateOfNobody,
  cpsAssertionOfAnotherKind,
  cpsAssertionNotSigned,
  cpsAssertionAltered,
  cpsAssertionSignerCorrupted,
  cpsAssertionSignedByAnExpiredCertificate,
  cpsAssertionWithoutWhoBills,
  cpsAssertionNamesNobody,
  cpsAssertionWithoutADate,
] as const

/** The assertion before it is signed. */
export const refusedAssertion = (plain: string, { has }: ProductContext): string => {
  if (has(cpsAssertionOfAnotherKind)) return plain.replace('NameQualifier="CPS"', 'NameQualifier="CPX"')
  if (has(cpsAssertionWithoutWhoBills)) return plain.replace('"identifiantFacturation"', '"identifiantAutre"')
  if (has(cpsAssertionNamesNobody)) return plain.replace(/(<saml:NameID[^>]*>)[^<]*/, '$1')
  if (has(cpsAssertionWithoutADate)) return plain.replace(/ IssueInstant="[^"]*"/, '')
  return plain
}

const actionBlock = /<wsa:Action\b.*?<\/wsa:Action>/

/** The request as it is sent. */
export const refusedRequest = (request: string, { has }: ProductContext): string => {
  if (has(asksInsiInText)) return 'Qui est-ce ?'
  if (has(asksInsiInSoap11)) return request.replaceAll(soap12, soap11)
  if (has(asksInsiWithoutAnAction)) return request.replace(actionBlock, '')
  if (has(asksInsiForAnotherAction)) {
    return request.replace(actionBlock, (block) => block.replace(/\w+(?=<\/)/, 'autreOperation'))
  }
  if (has(asksInsiWithoutAMessageId)) return request.replace(/<wsa:MessageID\b.*?<\/wsa:MessageID>/, '')
  if (has(asksInsiWithoutItsSoftware)) {
    return request.replace(/<ctxlps:ContexteLPS\b.*?<\/ctxlps:ContexteLPS>/s, '')
  }
  if (has(asksInsiInSmallLetters)) {
    return request.replace(/(?<=<NomNaissance>)[^<]*/, (name) => name.toLowerCase())
  }
  if (has(asksInsiForAnotherSex)) return request.replace(/(?<=<Sexe>)[^<]*/, 'I')
  return request
}
