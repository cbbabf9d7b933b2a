import { creationTimeAgrees } from '../../../src/rules/xds/agreement.ts'
import { ruleCheck } from '../../rule-check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments } from '../evidence/transactions.ts'

export const metadataCreationTimeIsTheCdaOne = ruleCheck({
  id: 'dmp.metadataCreationTimeIsTheCdaOne',
  title: {
    fr: 'creationTime (UTC) est la date d’effet du CDA',
    en: 'creationTime (UTC) is the effective time of the CDA',
  },
  verifies: metadataRows,
  rules: [creationTimeAgrees],
  subjects: describedDocuments,
})
