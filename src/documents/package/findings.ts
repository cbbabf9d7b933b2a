import type { Severity } from '../../rules/rule.ts'
import type { Abort, RuleSetVerdict, SchematronFinding } from '../../schematron/model.ts'
import type { FileFinding, RuleSetResult } from '../result.ts'

/** A finding of an official rule: what an SVRL report says beyond every other finding. */
export interface SchematronFileFinding extends FileFinding {
  readonly check: 'assert' | 'report'
  /** As written in the rule; the official rules mostly leave it out. */
  readonly role?: string
  /** The expression that was not met, or for a report was. */
  readonly test: string
  /** `file:line` in the package. */
  readonly source: string
}

/** Without a role an assertion is an error, and so is a report: those of the ANS all read "Erreur de conformité". */
const severityOf = (role: string | undefined): Severity => {
  if (role === undefined) return 'error'
  if (/^warn/i.test(role)) return 'warning'
  return /^info/i.test(role) ? 'info' : 'error'
}

/** The rules mostly have no id: the file that a rule stands in names it, as its messages do. */
const ruleOf = ({ check, rule, pattern, source }: SchematronFinding): string =>
  check ?? rule ?? pattern ?? source.slice(source.lastIndexOf('/') + 1)

const findingOf =
  (check: SchematronFileFinding['check']) =>
  (found: SchematronFinding): SchematronFileFinding => ({
    rule: ruleOf(found),
    severity: severityOf(found.role),
    location: found.location,
    line: found.line,
    column: found.column,
    message: found.text,
    check,
    ...(found.role === undefined ? {} : { role: found.role }),
    test: found.test,
    source: found.source,
  })

const toldAbort = ({ code, message, location, source }: Abort): string => `${code} ${message} — ${location} (${source})`

/** What the engine found, in the shape of every result. */
export const ruleSetResultOf = (name: string, version: string, verdict: RuleSetVerdict): RuleSetResult => ({
  name,
  version,
  rulesFired: verdict.rulesFired,
  aborted: verdict.aborted === null ? null : toldAbort(verdict.aborted),
  findings: [
    ...verdict.failedAsserts.map(findingOf('assert')),
    ...verdict.successfulReports.map(findingOf('report')),
  ].toSorted((one, other) => one.line - other.line || one.column - other.column),
})
