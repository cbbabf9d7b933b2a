import type { Text } from '../model/text.ts'
import { locationOf, type PlacedElement } from './tree.ts'

export type Severity = 'error' | 'warning' | 'info'

/** What a rule found wrong, and where. */
export interface RuleFinding {
  readonly rule: string
  readonly clause: string
  readonly severity: Severity
  readonly location: string
  readonly line: number
  readonly column: number
  readonly message: Text
}

/** What a rule finds of a subject: how much it judged, and what was wrong. */
export interface Checked {
  readonly fired: number
  readonly findings: readonly RuleFinding[]
}

/**
 * One rule about a subject: a document's root, an archive, a mail. `check` is pure; `fired` counts what it judged, so that
 * nothing judged is never a pass.
 */
export interface Rule<S = PlacedElement> {
  readonly id: string
  /** Where the rule is written. */
  readonly clause: string
  readonly severity: Severity
  readonly title: Text
  readonly check: (subject: S) => Checked
}

/** A judgement's outcome: nothing wrong, or a sentence, or a sentence about another element. */
export type Judgement = Text | { readonly at: PlacedElement; readonly message: Text } | undefined

/** Findings of one rule beyond these are counted and not listed: a million wrong siblings are one sentence more. */
export const mostFindings = 100

/** Declares a rule on elements: it judges every one that `context` names below the root. */
export const rule = (declared: {
  readonly id: string
  readonly clause: string
  readonly severity?: Severity
  readonly title: Text
  readonly context: (document: PlacedElement) => readonly PlacedElement[]
  readonly judge: (element: PlacedElement) => Judgement
}): Rule => {
  const { id, clause, severity = 'error', title, context, judge } = declared
  const check: Rule['check'] = (document) => {
    const elements = context(document)
    const findings = elements.flatMap((element) => {
      const judgement = judge(element)
      if (judgement === undefined) return []
      const { at, message } = 'at' in judgement ? judgement : { at: element, message: judgement }
      return [{ id, at, message }]
    })
    return {
      fired: elements.length,
      findings: findings.map(({ at, message }, index) => ({
        rule: id,
        clause,
        severity,
        // Finding a place among its siblings takes time: it is not sought for what is not listed.
        location: index < mostFindings ? locationOf(at) : '/',
        line: at.line,
        column: at.column,
        message,
      })),
    }
  }
  return { id, clause, severity, title, check }
}

/** The document itself, for a rule about what it must hold. */
export const wholeDocument = (document: PlacedElement): readonly PlacedElement[] => [document]
