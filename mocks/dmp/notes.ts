import { note } from '../../src/model/note.ts'
import { travelsAsMtom } from '../../src/rules/dmp/submission.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { noteOfRule } from '../rule-note.ts'
import { feedRules, metadataRules, refusingVihfRules } from './refusing-rules.ts'
import type { DmpRuleWord } from './rule-words.ts'

const ihe = 'IHE ITI TF-3, 4.2.4.1'

/** What the DMP notes beside the rules by which it refuses. */
export const dmpNotes = {
  unreadable: note(
    'dmp.unreadable',
    'Le corps n’est pas un message SOAP lisible',
    'The body is no readable SOAP message',
    'SOAP 1.2, 1re partie, 5',
  ),
  actionUnknown: note(
    'dmp.action-unknown',
    '{address} ne connaît pas l’action {action} avec ce contenu',
    '{address} does not know the action {action} with this content',
    'WS-Addressing 1.0, 3.2 ; contrats WSDL du DMP',
  ),
  addressingMissing: note(
    'dmp.addressing-missing',
    'Un en-tête d’adressage obligatoire (WS-Addressing) manque : {missing}',
    'A required addressing header (WS-Addressing) is missing: {missing}',
    'WS-Addressing 1.0, 3.2',
  ),
  soap11: note(
    'dmp.soap-1.1',
    'Enveloppe SOAP 1.1 : le DMP parle SOAP 1.2',
    'SOAP 1.1 envelope: the DMP speaks SOAP 1.2',
    'SOAP 1.2, 1re partie, 5.4.7 ; contrats WSDL du DMP',
  ),
  vihfMissing: note('dmp.vihf-missing', 'Pas de VIHF dans wsse:Security', 'No VIHF in wsse:Security', 'B.7'),
  matriculeWrong: note(
    'dmp.matricule-wrong',
    '« {extension} » n’est pas un matricule de 15 caractères avec sa clé',
    '"{extension}" is not a matricule of 15 characters with its key',
    'B.5',
  ),
  oidUnknown: note(
    'dmp.oid-unknown',
    '{root} n’est pas un OID de l’INS',
    '{root} is not an OID of the INS',
    'liste des OID de l’INS',
  ),
  idRepeated: note(
    'dmp.id-repeated',
    'L’uniqueId {id} a déjà été soumis',
    'The uniqueId {id} was submitted before',
    ihe,
  ),
} as const

/** The note of a rule by which the DMP refuses. */
export const dmpRuleNote = (rule: Pick<Rule<never>, 'id' | 'title' | 'clause'>) => noteOfRule('dmp', rule)

/** Every word that the DMP may note. */
export const allDmpNotes = [
  ...Object.values(dmpNotes),
  ...[travelsAsMtom, ...feedRules, ...metadataRules, ...refusingVihfRules].map(dmpRuleNote),
]

declare module '../../src/model/words.ts' {
  interface NotesOfServices {
    readonly dmp: (typeof dmpNotes)[keyof typeof dmpNotes]['id'] | DmpRuleWord
  }
}
