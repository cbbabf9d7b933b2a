import { codesAreTold, codesOnlyWithCda } from '../../../src/rules/mail/headers.ts'
import { ruleCheck } from '../../rule-check.ts'
import { seenMails } from '../evidence/mails.ts'

const verifies = ['MSS/CONF.15']

export const codeCdaHeaderNamesTheDocuments = ruleCheck({
  id: 'mss.codeCdaHeaderNamesTheDocuments',
  title: {
    fr: 'X-MSS-CODECDA porte le code de chaque CDA transmis',
    en: 'X-MSS-CODECDA holds the code of each CDA sent',
  },
  verifies,
  rules: [codesAreTold],
  subjects: seenMails,
})

export const codeCdaHeaderOnlyGoesWithACda = ruleCheck({
  id: 'mss.codeCdaHeaderOnlyGoesWithACda',
  title: {
    fr: 'X-MSS-CODECDA n’est pas posé sur un message sans CDA',
    en: 'X-MSS-CODECDA is not set on a mail without a CDA',
  },
  verifies,
  rules: [codesOnlyWithCda],
  subjects: seenMails,
})
