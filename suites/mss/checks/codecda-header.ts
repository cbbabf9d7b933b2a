import { check } from '../../../src/run/check.ts'
import { absent, headerValues, mailsWithCda, mailsWithoutCda, shown } from '../evidence/mails.ts'

const verifies = ['MSS/CONF.15']

/** « Multi-valué » is all that the requirement says: a list in one header and several headers are both accepted. */
const codesIn = (values: readonly string[]): readonly string[] =>
  values
    .flatMap((value) => value.split(/[,;]/))
    .map((code) => code.trim())
    .filter((code) => code !== '')

const distinct = (codes: readonly string[]): string => [...new Set(codes)].toSorted().join(', ')

export const codeCdaHeaderNamesTheDocuments = check({
  id: 'mss.codeCdaHeaderNamesTheDocuments',
  title: {
    fr: 'X-MSS-CODECDA porte le code de chaque CDA transmis',
    en: 'X-MSS-CODECDA holds the code of each CDA sent',
  },
  verifies,
  observes: mailsWithCda,
  judge: (mail) => {
    const values = headerValues(mail, 'X-MSS-CODECDA')
    const expected = distinct(mail.cdas.map(({ header }) => header.code?.code ?? ''))
    return { ok: distinct(codesIn(values)) === expected, expected, actual: shown(values) }
  },
})

export const codeCdaHeaderOnlyGoesWithACda = check({
  id: 'mss.codeCdaHeaderOnlyGoesWithACda',
  title: {
    fr: 'X-MSS-CODECDA n’est pas posé sur un message sans CDA',
    en: 'X-MSS-CODECDA is not set on a mail without a CDA',
  },
  verifies,
  observes: mailsWithoutCda,
  judge: (mail) => {
    const values = headerValues(mail, 'X-MSS-CODECDA')
    return { ok: values.length === 0, expected: absent, actual: shown(values) }
  },
})
