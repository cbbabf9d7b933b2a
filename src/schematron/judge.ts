import { rootElement } from '../xml/document/document.ts'
import { attributeLocationOf, locationOf } from '../xml/document/location.ts'
import { placeOf } from '../xml/document/place.ts'
import type {
  Abort,
  CompiledCheck,
  CompiledPattern,
  CompiledRule,
  CompiledRuleSet,
  RuleSetVerdict,
  SchematronFinding,
} from './model.ts'
import { XPathDynamicError } from './xpath/errors.ts'
import { firstAttribute, type IndexedDocument } from './xpath/indexed-document.ts'
import { createRuntime, fireOn, type Runtime } from './xpath/runtime.ts'

interface Firing {
  readonly node: number
  readonly rule: CompiledRule
}

/** Each node fires the first rule of the pattern that matches it; nodes in document order. */
const firingsOf = (rt: Runtime, pattern: CompiledPattern): readonly Firing[] => {
  const firings: Firing[] = []
  const taken = pattern.rules.length > 1 ? new Set<number>() : undefined
  for (const rule of pattern.rules) {
    for (const node of rule.select(rt)) {
      if (taken?.has(node) === true) continue
      taken?.add(node)
      firings.push({ node, rule })
    }
  }
  return taken === undefined ? firings : firings.sort((a, b) => a.node - b.node)
}

const locate = (document: IndexedDocument, node: number): string =>
  node >= firstAttribute ? attributeLocationOf(document.xml, node - firstAttribute) : locationOf(document.xml, node)

const finding = (rt: Runtime, pattern: CompiledPattern, firing: Firing, check: CompiledCheck): SchematronFinding => {
  const { node, rule } = firing
  const element = node >= firstAttribute ? rt.main.parentOf(node) : node
  const place = placeOf(rt.main.xml, element === 0 ? rootElement(rt.main.xml) : element)
  return {
    location: locate(rt.main, node),
    text: check.message(rt, node),
    role: check.role,
    line: place.line,
    column: place.column,
    pattern: pattern.id,
    rule: rule.id,
    check: check.id,
    test: check.expression,
    source: `${check.file}:${check.line}`,
  }
}

const abortOf = (
  rt: Runtime,
  pattern: CompiledPattern,
  firing: Firing,
  check: CompiledCheck,
  error: XPathDynamicError,
): Abort => ({
  rule: `${pattern.id ?? ''}[${firing.rule.context}]`,
  source: `${check.file}:${check.line}`,
  location: locate(rt.main, firing.node),
  code: error.code,
  message: error.message,
})

interface Findings {
  readonly failedAsserts: SchematronFinding[]
  readonly successfulReports: SchematronFinding[]
}

/** Applies the checks of a rule to the node that it fired on; answers what aborted them, if anything did. */
const applyRule = (rt: Runtime, pattern: CompiledPattern, firing: Firing, findings: Findings): Abort | undefined => {
  const { node, rule } = firing
  const { checks } = rule
  fireOn(rt, node)
  let at = 0
  try {
    for (; at < checks.length; at++) {
      const check = checks[at] as CompiledCheck
      if (check.test(rt, node) !== (check.kind === 'report')) continue
      const list = check.kind === 'report' ? findings.successfulReports : findings.failedAsserts
      list.push(finding(rt, pattern, firing, check))
    }
    return undefined
  } catch (error) {
    if (!(error instanceof XPathDynamicError)) throw error
    return abortOf(rt, pattern, firing, checks[at] as CompiledCheck, error)
  }
}

export interface JudgeOptions {
  /**
   * Above it the judging stops with an abort of code `BANC-TIME-LIMIT`, which is no verdict on the document: some rules
   * compare every element with all its siblings. One minute unless told.
   */
  readonly timeLimitMs?: number
}

const stoppedFor = (rt: Runtime, pattern: CompiledPattern, { node, rule }: Firing, timeLimitMs: number): Abort => ({
  rule: `${pattern.id ?? ''}[${rule.context}]`,
  source: `${rule.file}:${rule.line}`,
  location: locate(rt.main, node),
  code: 'BANC-TIME-LIMIT',
  message: `The rule set was stopped after ${timeLimitMs} ms`,
})

/** Judges a document with a rule set. The document must not be judged by two rule sets at the same time. */
export const judge = (
  ruleSet: CompiledRuleSet,
  document: IndexedDocument,
  { timeLimitMs = 60_000 }: JudgeOptions = {},
): RuleSetVerdict => {
  document.numberNames(ruleSet.vocabulary)
  const rt = createRuntime(document, ruleSet.library)
  const findings: Findings = { failedAsserts: [], successfulReports: [] }
  const deadline = performance.now() + timeLimitMs
  let rulesFired = 0
  for (const pattern of ruleSet.patterns) {
    for (const firing of firingsOf(rt, pattern)) {
      rulesFired++
      const aborted =
        performance.now() > deadline
          ? stoppedFor(rt, pattern, firing, timeLimitMs)
          : applyRule(rt, pattern, firing, findings)
      if (aborted !== undefined) return { rulesFired: 0, failedAsserts: [], successfulReports: [], aborted }
    }
  }
  return { rulesFired, ...findings, aborted: null }
}
