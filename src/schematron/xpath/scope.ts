import { XPathStaticError } from './errors.ts'
import type { AtomKind, Operand, Value } from './operand.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A variable that an expression may name: gives the operand that reads it, in the scope that asks. */
export type Variable = (scope: Scope) => Operand

/** The context item when it is a value and not a node, e.g. in `$codes[. = 'a']`. */
export interface ValueFocus {
  readonly kind: AtomKind
  read(): Value
}

/** What is known while an expression is compiled. */
export interface Scope {
  readonly vocabulary: Vocabulary
  readonly namespaces: ReadonlyMap<string, string>
  readonly variables: ReadonlyMap<string, Variable>
  /** The context node may be of another document than the one that is judged. */
  readonly foreign: boolean
  readonly focus: ValueFocus | undefined
}

export const withVariable = (scope: Scope, name: string, variable: Variable): Scope => ({
  ...scope,
  variables: new Map(scope.variables).set(name, variable),
})

/** The namespace of a prefix; the empty prefix means none. */
export const namespaceOf = (scope: Scope, prefix: string): string => {
  if (prefix === '') return ''
  const uri = scope.namespaces.get(prefix)
  if (uri === undefined) throw new XPathStaticError(`the prefix ${prefix} is not declared`)
  return uri
}
