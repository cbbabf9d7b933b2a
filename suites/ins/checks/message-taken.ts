import type { NoteId } from '../../../src/model/words.ts'
import { check } from '../../../src/run/check.ts'
import { notedBy, notesAreWords, nothingNoted } from '../../noted.ts'

const read: ReadonlySet<NoteId> = new Set([
  'hl7.unreadable',
  'hl7.not-adt',
  'hl7.event-missing',
  'hl7.control-id-missing',
  'hl7.pid-missing',
  'hl7.patient-number-missing',
  'hl7.event-other',
])

export const connectedSystemTakesTheMessage = check({
  id: 'ins.connectedSystemTakesTheMessage',
  title: {
    fr: 'Le système connecté comprend le message : un ADT de PAM qui nomme le patient',
    en: 'The connected system understands the message: an ADT of PAM that names the patient',
  },
  verifies: ['INS/va1.60'],
  scenarios: ['INS/va1.60.01'],
  assumption: 'hl7.pam-messages',
  observes: (record) =>
    record
      .messages('hl7')
      .filter(() => notesAreWords(record, 'hl7'))
      .filter(({ fault }) => fault === undefined)
      .map(({ id, notes }) => ({ value: notedBy(notes, read, record), evidence: [id] })),
  judge: (said) => nothingNoted(said, { fr: 'un message compris', en: 'a message that is understood' }),
})
