import { cdaHeaderRules } from '../../../src/rules/cda/header.ts'
import { documentIsOfItsTime } from '../../../src/rules/dmp/document-date.ts'
import type { Rule } from '../../../src/rules/rule.ts'
import { xdsRules } from '../../../src/rules/xds/rules.ts'
import { ruleCheck } from '../../rule-check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { datedDocuments, fedCdas, submissions } from '../evidence/transactions.ts'

/** What `validate` calls an error; what it only warns of is left to it. */
const errors = <S>(rules: readonly Rule<S>[]): readonly Rule<S>[] =>
  rules.filter(({ severity }) => severity === 'error')

export const submissionFollowsTheRulesOfXds = ruleCheck({
  id: 'dmp.submissionFollowsTheRulesOfXds',
  title: {
    fr: 'Les métadonnées soumises suivent les règles XDS de « validate »',
    en: 'The submitted metadata follow the XDS rules of "validate"',
  },
  verifies: metadataRows,
  assumption: 'dmp.rules-of-the-bench',
  rules: errors(xdsRules.rules),
  subjects: submissions,
})

export const fedDocumentFollowsTheHeaderRules = ruleCheck({
  id: 'dmp.fedDocumentFollowsTheHeaderRules',
  title: {
    fr: 'L’en-tête du CDA alimenté suit les règles de la structuration minimale de « validate »',
    en: 'The header of the CDA that is fed follows the rules of the minimal structure of "validate"',
  },
  verifies: ['DOC.01', 'DOC/va1.12', 'DOC/va1.16'],
  assumption: 'dmp.rules-of-the-bench',
  rules: errors(cdaHeaderRules.rules),
  subjects: fedCdas,
})

export const fedDocumentIsOfItsTime = ruleCheck({
  id: 'dmp.fedDocumentIsOfItsTime',
  title: {
    fr: 'Le CDA alimenté est daté du moment où il a été fait',
    en: 'The CDA that is fed is dated when it was made',
  },
  verifies: ['DOC.01', 'DOC/va1.12', 'DOC/va1.16'],
  rules: [documentIsOfItsTime],
  subjects: datedDocuments,
})
