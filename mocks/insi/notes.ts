import { note } from '../../src/model/note.ts'
import type { AssertionProblem } from '../../src/protocols/ins/assertion-problems.ts'

const guide = 'guide d’intégration INSi (SEL-MP-043 v05)'
const addressing = 'WS-Addressing 1.0, 3.2'
const lexical = 'EF_INS01_03, EF_INS10_01 et 02'

/** What INSi notes of a request, its assertion apart: why it refuses it, or what departs from it. */
export const insiNotes = {
  unreadable: note(
    'insi.unreadable',
    'Le corps n’est pas un message SOAP : {why}',
    'The body is not a SOAP message: {why}',
    'SOAP 1.2, 1re partie, 5',
  ),
  operationUnknown: note(
    'insi.operation-unknown',
    'Aucune opération pour {method} {address} : POST /lps avec l’Action d’une opération d’INSi est attendu, ou GET /lps?wsdl',
    'No operation for {method} {address}: POST /lps with the Action of an INSi operation is expected, or GET /lps?wsdl',
    guide,
  ),
  soap11: note(
    'insi.soap-1.1',
    'SOAP 1.1 a été reçu, SOAP 1.2 est attendu',
    'SOAP 1.1 was sent, SOAP 1.2 is expected',
    guide,
  ),
  actionMissing: note(
    'insi.action-missing',
    'L’en-tête wsa:Action manque ; attendu : {expected}',
    'wsa:Action is missing; expected: {expected}',
    addressing,
  ),
  actionOther: note(
    'insi.action-other',
    'wsa:Action vaut {action} ; attendu : {expected}',
    'wsa:Action is {action}; expected: {expected}',
    addressing,
  ),
  messageIdMissing: note(
    'insi.message-id-missing',
    'L’en-tête wsa:MessageID manque',
    'wsa:MessageID is missing',
    addressing,
  ),
  contextMissing: note(
    'insi.context-missing',
    'L’en-tête {header} manque{where}',
    'Header {header} is missing{where}',
    guide,
  ),
  offSchema: note(
    'insi.off-schema',
    'Hors du schéma, {path} : {why}',
    'Off the schema, {path}: {why}',
    `${guide}, schémas`,
  ),
  strayContext: note(
    'insi.stray-context',
    'Un en-tête qui n’est pas de cet appel : {why}',
    'A header that is not of this call: {why}',
    'exemples publics des contextes BAM et LPS',
  ),
  certificateMissing: note(
    'insi.certificate-missing',
    'Ni certificat client ni assertion ne sont présentés',
    'Neither a client certificate nor an assertion is presented',
    guide,
  ),
  certificateUnknown: note(
    'insi.certificate-unknown',
    'Le certificat client ne vient pas de l’autorité de test',
    'The client certificate does not chain to the test authority',
    guide,
  ),
  certificateOther: note(
    'insi.certificate-other',
    'Le CN du certificat n’est pas INSI-AUTO ou INSI-MANU : {subject}',
    'The certificate’s CN is not INSI-AUTO or INSI-MANU: {subject}',
    guide,
  ),
  lexical: note('insi.lexical', '{trait} « {value} » : {problems}', '{trait} "{value}": {problems}', lexical),
  sexOther: note(
    'insi.sex-other',
    'Sexe vaut {sex} : M ou F est attendu, un sexe indéterminé ne s’envoie pas',
    'Sexe is {sex}: M or F is expected, an undetermined sex is never sent',
    'guide d’implémentation INS',
  ),
  nobody: note(
    'insi.nobody',
    '{asked} n’est pas dans le registre de test avec ces traits',
    '{asked} is not in the test registry with these traits',
    'registre de test du banc',
  ),
} as const

declare module '../../src/model/words.ts' {
  interface NotesOfServices {
    readonly insi: (typeof insiNotes)[keyof typeof insiNotes]['id'] | `insi.assertion-${AssertionProblem['word']}`
  }
}
