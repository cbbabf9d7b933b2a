import type { Kind } from '../model/kind.ts'
import type { Verdict } from '../model/verdict.ts'
import type { Severity } from '../rules/rule.ts'

export interface FileFinding {
  readonly rule: string
  readonly severity: Severity
  /**
   * XPath by local names; `/` for the file as a whole. Inside a container, the path of the part comes first:
   * `IHE_XDM.ZIP!/IHE_XDM/SUBSET01/DOC00001.XML#/ClinicalDocument/title`.
   */
  readonly location: string
  /** From 1, in the part that the location names; 0 when the finding is about a file as a whole. */
  readonly line: number
  readonly column: number
  readonly message: string
}

/** One rule set over one file, or over a part of it. `aborted` says why it could not be applied. */
export interface RuleSetResult {
  readonly name: string
  readonly version: string
  readonly rulesFired: number
  readonly aborted: string | null
  readonly findings: readonly FileFinding[]
  /** The part of a mail, archive or document that was judged; absent for the file itself. */
  readonly part?: string
}

/** One element of `banc validate --format json`. */
export interface FileResult {
  readonly file: string
  readonly kind: Kind
  readonly verdict: Extract<Verdict, 'pass' | 'fail' | 'warn' | 'inconclusive'>
  readonly ruleSets: readonly RuleSetResult[]
  readonly durationMs: number
}

/** An error fails; a rule set that aborted or never fired is no evidence; a warning warns. */
export const verdictOf = (ruleSets: readonly RuleSetResult[]): FileResult['verdict'] => {
  const severities = ruleSets.flatMap(({ findings }) => findings.map(({ severity }) => severity))
  if (severities.includes('error')) return 'fail'
  const fired = ruleSets.reduce((sum, { rulesFired }) => sum + rulesFired, 0)
  if (fired === 0 || ruleSets.some(({ aborted }) => aborted !== null)) return 'inconclusive'
  return severities.includes('warning') ? 'warn' : 'pass'
}
