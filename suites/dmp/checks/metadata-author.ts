import { authorAgrees, authorInstitutionAgrees } from '../../../src/rules/xds/agreement-authors.ts'
import { ruleCheck } from '../../rule-check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments } from '../evidence/transactions.ts'

export const metadataAuthorIsTheCdaOne = ruleCheck({
  id: 'dmp.metadataAuthorIsTheCdaOne',
  title: {
    fr: 'L’auteur des métadonnées XDS (personne et structure) est celui du CDA',
    en: 'The author of the XDS metadata (person and organisation) is the one of the CDA',
  },
  verifies: metadataRows,
  rules: [authorAgrees, authorInstitutionAgrees],
  subjects: describedDocuments,
})
