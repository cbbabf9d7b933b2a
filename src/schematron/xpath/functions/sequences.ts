import { isStringLike } from '../atomic.ts'
import { eachValue, inOrder, valuesOf } from '../demand.ts'
import { XPathStaticError } from '../errors.ts'
import { commonKind } from '../kinds.ts'
import { atom, depends, dependsOfAll, type Operand, type Value } from '../operand.ts'
import { argument, type Call, type FunctionDefinition } from './definition.ts'

const buildDistinct = (call: Call): Operand => {
  const operand = argument(call, 0)
  const values = valuesOf(operand)
  return {
    form: 'atoms',
    kind: commonKind(operand, `${call.name}()`),
    depends: operand.depends,
    each: (sink) => (rt, node) => {
      for (const value of new Set(values(rt, node))) if (sink(rt, value)) return true
      return false
    },
  }
}

const buildData = (call: Call): Operand => {
  const operand = argument(call, 0)
  const source = operand.form === 'nodes' ? inOrder(operand) : operand
  return {
    form: 'atoms',
    kind: commonKind(operand, `${call.name}()`),
    depends: operand.depends,
    each: (sink) => eachValue(source, () => sink),
  }
}

const buildIndexOf = (call: Call): Operand => {
  const operand = argument(call, 0)
  const values = valuesOf(operand)
  const wanted = valuesOf(argument(call, 1))
  const kinds = [commonKind(operand, `${call.name}()`), commonKind(argument(call, 1), `${call.name}()`)]
  if (kinds[0] !== kinds[1] && !kinds.every(isStringLike))
    throw new XPathStaticError('index-of() of items of several types is not supported')
  return {
    form: 'atoms',
    kind: 'integer',
    depends: dependsOfAll(call.args),
    each: (sink) => (rt, node) => {
      const [value] = wanted(rt, node)
      return values(rt, node).some((found: Value, index) => found === value && sink(rt, index + 1))
    },
  }
}

/** Functions on sequences, and those that tell where in one the context stands. */
export const sequenceFunctions: Readonly<Record<string, FunctionDefinition>> = {
  'distinct-values': { min: 1, max: 1, build: buildDistinct },
  data: { min: 1, max: 1, build: buildData },
  'index-of': { min: 2, max: 2, build: buildIndexOf },
  position: { min: 0, max: 0, build: () => atom('integer', depends.onPosition, (rt) => rt.position) },
  last: { min: 0, max: 0, build: () => atom('integer', depends.onPosition, (rt) => rt.size) },
}
