import { note } from '../../src/model/note.ts'

const pam = 'IHE ITI TF-2, 3.30 (Patient Identity Management)'

/** What the connected system notes of a message: why it does not take it, or what it makes of it. */
export const hl7Notes = {
  unreadable: note('hl7.unreadable', 'Message illisible : {why}', 'Unreadable message: {why}', 'HL7 v2.5, chapitre 2'),
  notAdt: note(
    'hl7.not-adt',
    'Seuls les messages ADT sont pris, non « {code} »',
    'ADT messages are taken, not "{code}"',
    pam,
  ),
  eventMissing: note('hl7.event-missing', 'MSH-9 ne nomme aucun événement', 'MSH-9 names no event', 'HL7 v2.5, 2.15.9'),
  controlIdMissing: note(
    'hl7.control-id-missing',
    'MSH-10 est vide : un acquittement ne pourrait rien nommer',
    'MSH-10 is empty: an acknowledgement could name nothing',
    'HL7 v2.5, 2.15.9',
  ),
  pidMissing: note('hl7.pid-missing', 'Pas de segment PID', 'No PID segment', pam),
  patientNumberMissing: note(
    'hl7.patient-number-missing',
    'PID-3 ne donne aucun numéro de patient de type PI : la personne n’est pas retenue',
    'PID-3 gives no patient number of type PI: the person is not remembered',
    pam,
  ),
  eventOther: note(
    'hl7.event-other',
    '{event} est pris, mais ne propage pas une identité',
    '{event} is taken, but is not one by which an identity is propagated',
    pam,
  ),
} as const

declare module '../../src/model/words.ts' {
  interface NotesOfServices {
    readonly hl7: (typeof hl7Notes)[keyof typeof hl7Notes]['id']
  }
}
