import { typeCodeAgrees } from '../../../src/rules/xds/agreement.ts'
import { ruleCheck } from '../../rule-check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments } from '../evidence/transactions.ts'

export const metadataTypeIsTheCdaOne = ruleCheck({
  id: 'dmp.metadataTypeIsTheCdaOne',
  title: {
    fr: 'Le typeCode des métadonnées XDS est le code du CDA',
    en: 'The typeCode of the XDS metadata is the code of the CDA',
  },
  verifies: metadataRows,
  rules: [typeCodeAgrees],
  subjects: describedDocuments,
})
