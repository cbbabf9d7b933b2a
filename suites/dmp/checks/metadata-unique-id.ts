import { uniqueIdAgrees } from '../../../src/rules/xds/agreement.ts'
import { ruleCheck } from '../../rule-check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments } from '../evidence/transactions.ts'

export const metadataUniqueIdIsTheCdaOne = ruleCheck({
  id: 'dmp.metadataUniqueIdIsTheCdaOne',
  title: {
    fr: 'L’uniqueId des métadonnées XDS est l’identifiant du CDA',
    en: 'The uniqueId of the XDS metadata is the id of the CDA',
  },
  verifies: metadataRows,
  rules: [uniqueIdAgrees],
  subjects: describedDocuments,
})
