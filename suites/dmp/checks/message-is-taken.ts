import type { NoteId } from '../../../src/model/words.ts'
import { check } from '../../../src/run/check.ts'
import { notedBy, notesAreWords, nothingNoted } from '../../noted.ts'
import { feedingProfile } from '../evidence/rows.ts'

/** What the DMP notes of a message and no other check looks at. */
const read: ReadonlySet<NoteId> = new Set([
  'dmp.unreadable',
  'dmp.action-unknown',
  'dmp.matricule-wrong',
  'dmp.oid-unknown',
  'dmp.vihf.assertion',
  'dmp.vihf.subject',
  'dmp.vihf.issuer-format',
  'dmp.vihf.mode',
  'dmp.vihf.sector',
  'dmp.vihf.role',
  'dmp.vihf.purpose',
  'dmp.vihf.patient',
  'dmp.xds.something-submitted',
])

const taken = { fr: 'un message que le DMP traite', en: 'a message that the DMP treats' }

export const dmpTakesTheMessage = check({
  id: 'dmp.dmpTakesTheMessage',
  title: {
    fr: 'Le DMP traite chaque message : il en lit l’enveloppe, en reconnaît l’action, l’utilisateur et le patient',
    en: 'The DMP treats each message: it reads the envelope, recognises the action, the user and the patient',
  },
  verifies: feedingProfile,
  scenarios: ['DMP/CONF.05.01'],
  assumption: 'dmp.refusal-codes',
  observes: (record) =>
    record
      .exchanges('dmp')
      .filter(() => notesAreWords(record, 'dmp'))
      .filter(({ response }) => response.cut !== true && response.status !== 503)
      .map(({ id, notes }) => ({ value: notedBy(notes, read, record), evidence: [id] })),
  judge: (said) => nothingNoted(said, taken),
})
