import { serviceStartTimeAgrees } from '../../../src/rules/xds/agreement.ts'
import { ruleCheck } from '../../rule-check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments } from '../evidence/transactions.ts'

export const metadataServiceTimeIsTheCdaOne = ruleCheck({
  id: 'dmp.metadataServiceTimeIsTheCdaOne',
  title: {
    fr: 'serviceStartTime (UTC) est le début d’un acte documenté du CDA',
    en: 'serviceStartTime (UTC) is the start of a documented act of the CDA',
  },
  verifies: metadataRows,
  rules: [serviceStartTimeAgrees],
  subjects: describedDocuments,
})
