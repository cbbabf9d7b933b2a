import { patientIdAgrees } from '../../../src/rules/xds/agreement.ts'
import { ruleCheck } from '../../rule-check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments } from '../evidence/transactions.ts'

export const metadataPatientIsTheCdaOne = ruleCheck({
  id: 'dmp.metadataPatientIsTheCdaOne',
  title: {
    fr: 'Le patientId des métadonnées XDS est un identifiant du patient du CDA',
    en: 'The patientId of the XDS metadata is an identifier of the patient of the CDA',
  },
  verifies: metadataRows,
  rules: [patientIdAgrees],
  subjects: describedDocuments,
})
