import type { Kind } from '../../model/kind.ts'
import type { FileFinding, FileResult } from '../result.ts'

/** A finding with the rule set that made it. */
export interface ChangedFinding extends FileFinding {
  readonly ruleSet: string
}

/** What changes for a document from one package to another. */
export interface FileChange {
  readonly file: string
  readonly kind: Kind
  readonly changed: boolean
  readonly verdict: { readonly before: FileResult['verdict']; readonly after: FileResult['verdict'] }
  /** Rule sets that only one of the packages applies, by name. */
  readonly ruleSets: { readonly gone: readonly string[]; readonly new: readonly string[] }
  /** Rule sets that the one package applies to the end and the other does not. */
  readonly aborted: { readonly gone: readonly string[]; readonly new: readonly string[] }
  readonly findings: { readonly gone: readonly ChangedFinding[]; readonly new: readonly ChangedFinding[] }
  /** Why neither package judged it; absent of what was judged. */
  readonly problem?: string
}

const nothing = { gone: [], new: [] } as const

/** The change of a file that neither package judged: none, with the reason. */
export const unjudgedChange = (file: string, verdict: FileResult['verdict'], problem: string): FileChange => ({
  file,
  kind: 'unknown',
  changed: false,
  verdict: { before: verdict, after: verdict },
  ruleSets: nothing,
  aborted: nothing,
  findings: nothing,
  problem,
})

const findingsOf = (result: FileResult): readonly ChangedFinding[] =>
  result.ruleSets.flatMap(({ name, findings }) => findings.map((one) => ({ ...one, ruleSet: name })))

/** The same words at the same place are the same finding, whichever rule set, renamed from year to year, says them. */
const keyOf = ({ severity, location, message }: FileFinding): string => JSON.stringify([severity, location, message])

/** What the one list has beyond the other, a finding that occurs twice counting twice. */
const beyond = (list: readonly ChangedFinding[], other: readonly ChangedFinding[]): readonly ChangedFinding[] => {
  const left = new Map<string, number>()
  for (const one of other) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1)
  return list.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0
    left.set(keyOf(one), count - 1)
    return count <= 0
  })
}

const differing = (before: readonly string[], after: readonly string[]) => ({
  gone: before.filter((name) => !after.includes(name)),
  new: after.filter((name) => !before.includes(name)),
})

const names = ({ ruleSets }: FileResult): readonly string[] => ruleSets.map(({ name }) => name)

const abortedNames = ({ ruleSets }: FileResult): readonly string[] =>
  ruleSets.filter(({ aborted }) => aborted !== null).map(({ name }) => name)

/** Compares two judgements of the same file. */
export const changeOf = (before: FileResult, after: FileResult): FileChange => {
  const [old, recent] = [findingsOf(before), findingsOf(after)]
  const ruleSets = differing(names(before), names(after))
  const aborted = differing(abortedNames(before), abortedNames(after))
  const findings = { gone: beyond(old, recent), new: beyond(recent, old) }
  const lists = [ruleSets, aborted, findings].flatMap((one) => [one.gone.length, one.new.length])
  return {
    file: after.file,
    kind: after.kind,
    changed: before.verdict !== after.verdict || lists.some((length) => length > 0),
    verdict: { before: before.verdict, after: after.verdict },
    ruleSets,
    aborted,
    findings,
  }
}
