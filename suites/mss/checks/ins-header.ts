import { check } from '../../../src/run/check.ts'
import { absent, headerValues, mailsWithCda, mailsWithoutCda, shown } from '../evidence/mails.ts'
import { hasQualifiedIns } from '../evidence/qualified-ins.ts'

const verifies = ['MSS/CONF.14']

export const insHeaderTellsWhetherTheInsIsQualified = check({
  id: 'mss.insHeaderTellsWhetherTheInsIsQualified',
  title: {
    fr: 'X-MSS-INS vaut O si le CDA transmis porte une INS qualifiée, N sinon',
    en: 'X-MSS-INS is O when the CDA sent carries a qualified INS, else N',
  },
  verifies,
  observes: mailsWithCda,
  judge: (mail) => {
    const values = headerValues(mail, 'X-MSS-INS')
    const expected = mail.cdas.some(({ header }) => hasQualifiedIns(header)) ? 'O' : 'N'
    return { ok: values.length === 1 && values[0] === expected, expected, actual: shown(values) }
  },
})

export const insHeaderOnlyGoesWithACda = check({
  id: 'mss.insHeaderOnlyGoesWithACda',
  title: {
    fr: 'X-MSS-INS n’est pas posé sur un message sans CDA',
    en: 'X-MSS-INS is not set on a mail without a CDA',
  },
  verifies,
  observes: mailsWithoutCda,
  judge: (mail) => {
    const values = headerValues(mail, 'X-MSS-INS')
    return { ok: values.length === 0, expected: absent, actual: shown(values) }
  },
})
