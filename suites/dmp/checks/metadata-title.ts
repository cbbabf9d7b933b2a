import { titleAgrees } from '../../../src/rules/xds/agreement.ts'
import { ruleCheck } from '../../rule-check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments } from '../evidence/transactions.ts'

export const metadataTitleIsTheCdaOne = ruleCheck({
  id: 'dmp.metadataTitleIsTheCdaOne',
  title: {
    fr: 'Le titre des métadonnées XDS est celui du CDA',
    en: 'The title of the XDS metadata is the one of the CDA',
  },
  verifies: metadataRows,
  rules: [titleAgrees],
  subjects: describedDocuments,
})
