import type { Severity } from '../../schemas/words.ts'
import type { Finding } from '../model/finding.ts'
import type { Text } from '../model/text.ts'
import type { AssumptionId } from '../model/words.ts'
import type { PlacedElement } from '../xml/placed.ts'
import { type Fact, fact, placeOf, type Where, wholeFile } from './fact.ts'

export type { Severity }

/** What `validate` tells of something wrong: the finding's sentence, and where it stands. */
export interface RuleFinding {
  readonly rule: string
  readonly clause: string
  readonly severity: Severity
  readonly location: string
  readonly line: number
  readonly column: number
  readonly message: Text
}

/** How much a rule judged of a subject, and what was wrong: nothing judged is never a pass. */
export interface Checked {
  readonly fired: number
  readonly findings: readonly RuleFinding[]
}

/** A finding, and the sentence that says it when it is not ok. */
export interface Told extends Finding {
  readonly sentence: Text
}

/** What a rule says of one fact, and where that stands. */
export interface Judgement extends Told {
  readonly at: Where
}

/**
 * One official rule about a subject: a document's root, an archive, a mail. It is pure, and this is its only home: a
 * suite's check shows its judgements as they are, `validate` what they find wrong.
 */
export interface Rule<S = PlacedElement> {
  readonly id: string
  /** Where the rule is written. */
  readonly clause: string
  /** Id of the assumption it rests on, when it is known second-hand: a check then warns at most. */
  readonly assumption: AssumptionId | undefined
  readonly severity: Severity
  readonly title: Text
  /** One judgement for each fact of the subject; none when there is nothing to judge. */
  readonly judge: (subject: S) => readonly Judgement[]
  /** The same as `validate` tells it. */
  readonly check: (subject: S) => Checked
}

/** Rules of one kind of subject, under one name and version. */
export interface RuleSet<S> {
  readonly name: string
  readonly version: string
  readonly rules: readonly Rule<S>[]
}

/** What is wrong with a fact, in a sentence; `at` when another element is to blame. */
export type Departure = Text | { readonly at: Where; readonly message: Text }

/**
 * What a rule says of a fact: a finding and its sentence. Where the title tells all that is expected, only what departs
 * from it is said, and nothing when nothing does.
 */
export type Said = Told | Departure | undefined

interface Declared {
  readonly id: string
  readonly clause: string
  readonly assumption?: AssumptionId
  readonly severity?: Severity
  readonly title: Text
}

/** A rule on elements: it judges every one that `context` names below the root, where it stands. */
interface OnElements extends Declared {
  readonly context: (document: PlacedElement) => readonly PlacedElement[]
  readonly judge: (element: PlacedElement) => Said
}

/** A rule on any facts: of an archive, a mail, a PDF, or of what several files say. */
interface OnFacts<S, T> extends Declared {
  readonly facts: (subject: S) => readonly Fact<T>[]
  readonly judge: (value: T) => Said
}

/** Findings of one rule beyond these are counted and not listed: a million wrong siblings are one sentence more. */
export const mostFindings = 100

const judgementOf = (title: Text, said: Said, at: Where): Judgement => {
  if (said === undefined) return { ok: true, expected: title, actual: title, sentence: title, at }
  if ('ok' in said) return { ...said, at }
  const { message, at: blamed } = 'message' in said ? said : { message: said, at }
  return { ok: false, expected: title, actual: message, sentence: message, at: blamed }
}

const withCheck = <S>(rule: Omit<Rule<S>, 'check'>): Rule<S> => {
  const { id, clause, severity, judge } = rule
  const check = (subject: S): Checked => {
    const all = judge(subject)
    const findings = all
      .filter(({ ok }) => !ok)
      .map(({ sentence, at }, index) => ({
        rule: id,
        clause,
        severity,
        ...placeOf(index < mostFindings ? at : wholeFile),
        message: sentence,
      }))
    return { fired: all.length, findings }
  }
  return { ...rule, check }
}

const declare = <S, T>(declared: OnFacts<S, T>): Rule<S> => {
  const { id, clause, assumption, severity = 'error', title, facts, judge } = declared
  const judgements = (subject: S): readonly Judgement[] =>
    facts(subject).map(({ value, at }) => judgementOf(title, judge(value), at))
  return withCheck({ id, clause, assumption, severity, title, judge: judgements })
}

/** Declares a rule. */
export function rule(declared: OnElements): Rule
export function rule<S, T>(declared: OnFacts<S, T>): Rule<S>
export function rule<S, T>(declared: OnElements | OnFacts<S, T>): Rule | Rule<S> {
  if ('facts' in declared) return declare(declared)
  const { context, ...rest } = declared
  return declare({ ...rest, facts: (document: PlacedElement) => context(document).map((one) => fact(one, one)) })
}

/** The same rule about what holds its subject, several times perhaps: an archive of documents. */
export const within = <S, P>(rule: Rule<P>, parts: (subject: S) => readonly Fact<P>[]): Rule<S> =>
  withCheck({
    ...rule,
    judge: (subject) =>
      parts(subject).flatMap(({ value, at }) => rule.judge(value).map((judgement) => ({ ...judgement, at }))),
  })

/** The document itself, for a rule about what it must hold. */
export const wholeDocument = (document: PlacedElement): readonly PlacedElement[] => [document]
