import { insIsTold, insOnlyWithCda } from '../../../src/rules/mail/headers.ts'
import { ruleCheck } from '../../rule-check.ts'
import { seenMails } from '../evidence/mails.ts'

const verifies = ['MSS/CONF.14']

export const insHeaderTellsWhetherTheInsIsQualified = ruleCheck({
  id: 'mss.insHeaderTellsWhetherTheInsIsQualified',
  title: {
    fr: 'X-MSS-INS vaut O si le CDA transmis porte une INS qualifiée, N sinon',
    en: 'X-MSS-INS is O when the CDA sent carries a qualified INS, else N',
  },
  verifies,
  rules: [insIsTold],
  subjects: seenMails,
})

export const insHeaderOnlyGoesWithACda = ruleCheck({
  id: 'mss.insHeaderOnlyGoesWithACda',
  title: {
    fr: 'X-MSS-INS n’est pas posé sur un message sans CDA',
    en: 'X-MSS-INS is not set on a mail without a CDA',
  },
  verifies,
  rules: [insOnlyWithCda],
  subjects: seenMails,
})
