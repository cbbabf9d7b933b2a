import type { Text } from '../../model/text.ts'

export const kinds = {
  requirement: { fr: 'exigence', en: 'requirement' },
  scenario: { fr: 'scénario', en: 'scenario' },
  check: { fr: 'contrôle', en: 'check' },
  rule: { fr: 'règle', en: 'rule' },
  assumption: { fr: 'hypothèse', en: 'assumption' },
  fault: { fr: 'panne d’un service', en: 'fault of a service' },
  note: { fr: 'note d’un service', en: 'note of a service' },
  defect: { fr: 'défaut du produit de référence', en: 'defect of the reference product' },
  error: { fr: 'code d’erreur', en: 'error code' },
} as const satisfies Readonly<Record<string, Text>>

export type Kind = keyof typeof kinds

/** What is told of an id beside its title: a name for programs, a label for persons, and what it is. */
export interface Told {
  readonly name: string
  readonly label: Text
  /** Ids, codes and paths are strings, sentences are texts. */
  readonly values: readonly (string | Text)[]
}

/** What one id is, in own words, where it comes from, who verifies it, what kills it and which file holds it. */
export interface Explanation {
  readonly kind: Kind
  readonly id: string
  readonly title: Text
  readonly told: readonly Told[]
  /** Relative to the root of the sources. */
  readonly files: readonly string[]
}

/** An id that can be explained; the work is done for the one that is asked for. */
export interface Explainable {
  readonly id: string
  readonly kind: Kind
  readonly explain: () => Explanation
}

export const told = (name: string, fr: string, en: string, values: Told['values']): Told => ({
  name,
  label: { fr, en },
  values,
})
