import { serverCertificateAssumption } from '../certificate-faults.ts'
import { assumption } from '../declare.ts'

/** What INSi does here without a public text to say so. */
export const insiAssumptions = {
  serverCertificate: serverCertificateAssumption('insi'),
  givenNames: assumption(
    'insi.given-names',
    'Une personne est trouvée si chaque prénom demandé figure dans sa liste de prénoms',
    'A person is found when every requested given name is in their list of given names',
    'INSi test platform, observed answers (the matching rule itself is not public)',
  ),
  invalidRequest: assumption(
    'insi.invalid-request',
    'Une requête non conforme au contrat reçoit une erreur SOAP portant insi_101',
    'A request off the contract is answered by a SOAP fault with insi_101',
    'inferred: the catalogue of insi_ codes is not public',
  ),
  badCharacters: assumption(
    'insi.bad-characters',
    'Un nom ou un prénom hors des règles lexicales reçoit une erreur SOAP portant insi_101',
    'A name outside the lexical rules is answered by a SOAP fault with insi_101',
    'the fault is observed on the test platform, its code is not public',
  ),
  sexFormat: assumption(
    'insi.sex-format',
    'Un sexe autre que M ou F reçoit insi_24, comme un sexe vide',
    'A sex other than M or F is answered by insi_24, as an empty one is',
    'field observation for an empty sex; inferred for the others',
  ),
  vitaleMatching: assumption(
    'insi.vitale-matching',
    'La recherche par carte Vitale compare le matricule, le nom et la date de naissance de la carte',
    'The search by Vitale card compares the card’s matricule, name and birth date',
    'inferred: the matching rule is not public',
  ),
  assertionLifetime: assumption(
    'insi.assertion-lifetime',
    'Une assertion CPS vaut une heure',
    'A CPS assertion is valid for one hour',
    'observed in a third party’s tests',
  ),
  assertionRefusals: assumption(
    'insi.assertion-refusals',
    'Une assertion dont le signataire est inconnu ou périmé, datée du futur, périmée, ou sans certificat client reçoit DESIR_560',
    'An assertion whose signer is unknown or out of date, dated in the future, expired, or without a client certificate is answered by DESIR_560',
    'inferred: the guide names the modes of access, not what each refusal is; `lenient` and `withoutClientCertificate` lift it',
  ),
  pscAssertion: assumption(
    'insi.psc-assertion',
    'L’assertion Pro Santé Connect n’est pas signée et rien ne la rattache à une session',
    'The Pro Santé Connect assertion is not signed and nothing ties it to a session',
    'integration guide of INSi v05 as restated by a third party',
  ),
  lot2Shape: assumption(
    'insi.lot2-shape',
    'Forme des messages de vérification (lot 2) : non vérifiée',
    'Shape of the verification messages (lot 2): not verified',
    'inferred from traces in a public kit; the contract of lot 2 is not public',
  ),
  lot2Bulk: assumption(
    'insi.lot2-bulk',
    'La vérification en masse se dépose, puis se retire par un numéro de lot',
    'A bulk verification is deposited, then withdrawn by a lot number',
    'inferred from the numbering of the web services (WS_INS4, WS_INS5)',
  ),
  contextsOfTheCall: assumption(
    'insi.contexts-of-the-call',
    'Les contextes BAM et LPS portent la date de l’appel, l’émetteur que nomme le certificat et le nom du logiciel ; chaque message a son propre wsa:MessageID',
    'The BAM and LPS contexts carry the time of the call, the sender that the certificate names and the name of the software; each message has its own wsa:MessageID',
    'public samples of the contexts [S]; WS-Addressing 1.0, 3.2 for the message id',
  ),
  datamatrixFormat: assumption(
    'insi.datamatrix-format',
    'Le datamatrix INS suit la version 2.2 du format : en-tête IS01, champs S1 à S7, séparateur GS',
    'The datamatrix INS follows version 2.2 of the format: header IS01, fields S1 to S7, GS separator',
    'Format datamatrix INS 2.2, known second-hand',
  ),
} as const

export type InsiAssumption = (typeof insiAssumptions)[keyof typeof insiAssumptions]['id']

declare module '../../src/model/words.ts' {
  interface AssumptionsOfServices {
    readonly insi: InsiAssumption
  }
}
