import { check } from '../../../src/run/check.ts'
import { headerValues, seenMails, shown } from '../evidence/mails.ts'

const verifies = ['MSS/CONF.16']

export const nilHeaderIsOnEveryMail = check({
  id: 'mss.nilHeaderIsOnEveryMail',
  title: {
    fr: 'X-MSS-NIL est posé une fois, et renseigné, sur chaque message, avec ou sans document',
    en: 'X-MSS-NIL is set once, and filled, on every mail, with or without a document',
  },
  verifies,
  observes: seenMails,
  judge: (mail) => {
    const values = headerValues(mail, 'X-MSS-NIL')
    return {
      ok: values.length === 1 && values[0] !== '',
      expected: { fr: 'une référence produit', en: 'a product reference' },
      actual: shown(values),
    }
  },
})

export const nilHeaderLooksLikeAProductReference = check({
  id: 'mss.nilHeaderLooksLikeAProductReference',
  title: {
    fr: 'X-MSS-NIL a la forme d’une référence produit de Convergence',
    en: 'X-MSS-NIL has the shape of a Convergence product reference',
  },
  verifies,
  assumption: 'mss.nil-shape',
  observes: async (record) =>
    (await seenMails(record)).filter(({ value }) => headerValues(value, 'X-MSS-NIL').length > 0),
  judge: (mail) => {
    const values = headerValues(mail, 'X-MSS-NIL')
    return {
      ok: values.every((value) => /^[A-Z]{2,}\d+$/.test(value)),
      expected: {
        fr: 'des lettres majuscules puis des chiffres (DEV935997)',
        en: 'capital letters then digits (DEV935997)',
      },
      actual: shown(values),
    }
  },
})
