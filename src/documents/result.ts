import type * as contract from '../../schemas/validate/validate.ts'

/**
 * A finding as the bench makes it: `location` is an XPath by local names, `/` for the file as a whole. `column` is from 1,
 * 0 when the finding is about a file as a whole; the contract of `validate` does not promise it yet.
 */
export interface FileFinding extends contract.Finding {
  readonly column: number
}

/** One rule set over one file, or over a part of it. `aborted` says why it could not be applied. */
export interface RuleSetResult extends contract.RuleSetResult {
  readonly findings: readonly FileFinding[]
}

/** One element of `banc validate --format json`. */
export interface FileResult extends contract.FileResult {
  readonly ruleSets: readonly RuleSetResult[]
}

/** The name under which every CDA says which rule sets of volets were chosen for it, and why. */
export const choiceName = 'banc/choix-du-volet'

/** An error fails; a rule set that aborted or never fired is no evidence; a warning warns. */
export const verdictOf = (ruleSets: readonly RuleSetResult[]): FileResult['verdict'] => {
  const severities = ruleSets.flatMap(({ findings }) => findings.map(({ severity }) => severity))
  if (severities.includes('error')) return 'fail'
  const fired = ruleSets.reduce((sum, { rulesFired }) => sum + rulesFired, 0)
  if (fired === 0 || ruleSets.some(({ aborted }) => aborted !== null)) return 'inconclusive'
  return severities.includes('warning') ? 'warn' : 'pass'
}
