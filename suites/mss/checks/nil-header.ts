import { nilIsSet, nilShape } from '../../../src/rules/mail/headers.ts'
import { ruleCheck } from '../../rule-check.ts'
import { seenMails } from '../evidence/mails.ts'

const verifies = ['MSS/CONF.16']

export const nilHeaderIsOnEveryMail = ruleCheck({
  id: 'mss.nilHeaderIsOnEveryMail',
  title: {
    fr: 'X-MSS-NIL est posé une fois, et renseigné, sur chaque message, avec ou sans document',
    en: 'X-MSS-NIL is set once, and filled, on every mail, with or without a document',
  },
  verifies,
  rules: [nilIsSet],
  subjects: seenMails,
})

export const nilHeaderLooksLikeAProductReference = ruleCheck({
  id: 'mss.nilHeaderLooksLikeAProductReference',
  title: {
    fr: 'X-MSS-NIL a la forme d’une référence produit de Convergence',
    en: 'X-MSS-NIL has the shape of a Convergence product reference',
  },
  verifies,
  rules: [nilShape],
  subjects: seenMails,
})
