import type { Text } from '../model/text.ts'
import type { Rule, Severity } from './rule.ts'

/** Where a fact stands: `/` and 0 for the file as a whole. */
export interface Place {
  readonly location: string
  readonly line: number
  readonly column: number
}

export const wholeFile: Place = { location: '/', line: 0, column: 0 }

/** A fact that a rule judges, and where it stands. */
export interface Fact<T> {
  readonly value: T
  readonly place: Place
}

export const fact = <T>(value: T, place: Place = wholeFile): Fact<T> => ({ value, place })

/** Declares a rule on facts that are not elements of one XML document: archives, mails, PDF, agreement between files. */
export const factRule = <S, T>(declared: {
  readonly id: string
  /** Where the rule is written. */
  readonly clause: string
  readonly severity?: Severity
  readonly title: Text
  readonly facts: (subject: S) => readonly Fact<T>[]
  /** What is wrong with a fact; undefined when nothing is. */
  readonly judge: (value: T) => Text | undefined
}): Rule<S> => {
  const { id, clause, severity = 'error', title, facts, judge } = declared
  const check: Rule<S>['check'] = (subject) => {
    const all = facts(subject)
    const findings = all.flatMap(({ value, place }) => {
      const message = judge(value)
      return message === undefined ? [] : [{ rule: id, clause, severity, ...place, message }]
    })
    return { fired: all.length, findings }
  }
  return { id, clause, severity, title, check }
}
