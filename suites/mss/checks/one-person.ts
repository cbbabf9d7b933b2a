import { folded } from '../../../src/protocols/mail/letters.ts'
import { check } from '../../../src/run/check.ts'
import { mailsWithCda, type SeenMail } from '../evidence/mails.ts'
import { insOf } from '../evidence/qualified-ins.ts'

/** One line for each distinct person that the CDA are about. */
const personsOf = ({ cdas }: SeenMail): readonly string[] => [
  ...new Set(
    cdas.flatMap(({ header }) =>
      header.recordTargets.map((patient) =>
        [
          folded(patient.birthFamily ?? '∅'),
          folded(patient.firstGiven ?? '∅'),
          patient.birthTime ?? '∅',
          patient.gender ?? '∅',
          insOf(patient)?.extension ?? '∅',
        ].join(' '),
      ),
    ),
  ),
]

export const oneMailConcernsOnePerson = check({
  id: 'mss.oneMailConcernsOnePerson',
  title: {
    fr: 'Tous les documents d’un message concernent un seul et même usager',
    en: 'All the documents of a mail are about one person',
  },
  verifies: ['MSS/CONF.23'],
  observes: mailsWithCda,
  judge: (mail) => {
    const persons = personsOf(mail)
    return {
      ok: persons.length === 1,
      expected: { fr: 'un seul usager', en: 'one person' },
      actual: persons.join(' | ') || '∅',
    }
  },
})
