import { isStringLike } from './atomic.ts'
import { eachValue } from './demand.ts'
import { XPathStaticError } from './errors.ts'
import type { AtomKind, AtomsOperand, Operand } from './operand.ts'

/** The one type of the values of an operand, where texts with and without a type count as strings. */
export const commonKind = (operand: Operand, what: string): AtomKind => {
  const kinds = new Set<AtomKind>()
  eachValue(operand, (kind) => {
    kinds.add(kind)
    return () => false
  })
  const [first = 'string', ...others] = kinds
  if (others.length === 0) return first
  if ([...kinds].every(isStringLike)) return 'string'
  throw new XPathStaticError(`${what} with items of several types is not supported`)
}

/** Whether all its values compare as strings with each other. */
export const areTexts = (operand: Operand): boolean => {
  if (operand.form === 'nodes') return true
  if (operand.form === 'sequence') return operand.parts.every(areTexts)
  if (operand.form === 'choice') return areTexts(operand.then) && areTexts(operand.otherwise)
  return isStringLike(operand.kind)
}

/** An operand as its atomised values, which must be of one type. */
export const asValues = (operand: Operand, what: string): AtomsOperand => {
  if (operand.form === 'atoms') return operand
  return {
    form: 'atoms',
    kind: commonKind(operand, what),
    depends: operand.depends,
    each: (sink) => eachValue(operand, () => sink),
  }
}
