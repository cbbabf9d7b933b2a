import { onePerson } from '../../../src/rules/coherence/person.ts'
import { check } from '../../../src/run/check.ts'
import { mailsWithCda } from '../evidence/mails.ts'

export const oneMailConcernsOnePerson = check({
  id: 'mss.oneMailConcernsOnePerson',
  title: {
    fr: 'Tous les documents d’un message concernent un seul et même usager',
    en: 'All the documents of a mail are about one person',
  },
  verifies: ['MSS/CONF.23'],
  observes: mailsWithCda,
  judge: ({ cdas }) => onePerson(cdas.map(({ header }) => header)),
})
