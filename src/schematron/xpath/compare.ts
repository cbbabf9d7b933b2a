import type { Comparator } from './ast.ts'
import { isNumeric, isStringLike } from './atomic.ts'
import { castBoolean, castDateTime } from './casts.ts'
import { attributeIs, eachValue } from './demand.ts'
import { XPathDynamicError, XPathStaticError } from './errors.ts'
import { areTexts } from './kinds.ts'
import type { DocumentLibrary } from './library.ts'
import { castDouble } from './numbers.ts'
import { onlyValue } from './only.ts'
import {
  type AtomKind,
  type AtomOperand,
  booleanOf,
  isStable,
  type Operand,
  type Value,
  type ValueSink,
} from './operand.ts'

type Compare = (left: Value, right: Value) => boolean

const comparisons: Readonly<Record<Comparator, Compare>> = {
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
}

const mirrored: Readonly<Record<Comparator, Comparator>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

const incomparable = (left: AtomKind, right: AtomKind): never => {
  throw new XPathDynamicError('XPTY0004', `Cannot compare xs:${left} to xs:${right}`)
}

/**
 * What an untyped value becomes when it is compared with a value of this type (general comparisons, XPath 2, 3.5.2).
 */
const castLike = (kind: AtomKind): ((value: Value) => Value) => {
  if (isNumeric(kind)) return (value) => castDouble(value as string)
  if (kind === 'boolean') return (value) => castBoolean(value as string)
  if (kind === 'dateTime') return (value) => castDateTime(value as string)
  return (value) => value
}

/** How two values of these types compare; untyped ones as strings unless `general`, then like the other one. */
const compareKinds = (comparator: Comparator, left: AtomKind, right: AtomKind, general: boolean): Compare => {
  const compare = comparisons[comparator]
  if (isStringLike(left) && isStringLike(right)) return compare
  if (isNumeric(left) && isNumeric(right)) return compare
  if (left === right && (left !== 'QName' || comparator === '=' || comparator === '!=')) return compare
  if (!general) return () => incomparable(left, right)
  if (left === 'untyped' && right !== 'QName') {
    const cast = castLike(right)
    return (a, b) => compare(cast(a), b)
  }
  if (right === 'untyped' && left !== 'QName') {
    const cast = castLike(left)
    return (a, b) => compare(a, cast(b))
  }
  return () => incomparable(left, right)
}

/** `E = S` where S is the same for all documents, e.g. the codes of a value set: S is kept as a set. */
const amongStable = (left: Operand, right: Operand): AtomOperand => {
  let members: Set<Value> | undefined
  let library: DocumentLibrary | undefined
  const collect = eachValue(right, () => (_rt, value) => {
    members?.add(value)
    return false
  })
  const test = eachValue(left, () => (_rt, value) => members?.has(value) === true)
  return booleanOf(left.depends, (rt, node) => {
    if (library !== rt.library) {
      const fresh = new Set<Value>()
      members = fresh
      collect(rt, node)
      library = rt.library
    }
    return test(rt, node)
  })
}

const withConstant = (comparator: Comparator, left: Operand, kind: AtomKind, value: Value): AtomOperand => {
  if (comparator === '=' && isStringLike(kind) && left.form === 'nodes' && left.attribute !== undefined)
    return booleanOf(left.depends, attributeIs(left.attribute, value))
  const test = eachValue(left, (leftKind): ValueSink => {
    if (comparator === '=' && isStringLike(leftKind) && isStringLike(kind)) return (_rt, found) => found === value
    const compare = compareKinds(comparator, leftKind, kind, true)
    return (_rt, found) => compare(found, value)
  })
  return booleanOf(left.depends, test)
}

/** `=`, `<`…: whether any value on the left compares with any value on the right. */
export const compileGeneral = (comparator: Comparator, left: Operand, right: Operand): AtomOperand => {
  if (right.form === 'atom' && right.constant !== undefined)
    return withConstant(comparator, left, right.kind, right.constant)
  if (left.form === 'atom' && left.constant !== undefined)
    return withConstant(mirrored[comparator], right, left.kind, left.constant)
  if (comparator === '=' && areTexts(left) && areTexts(right)) {
    if (isStable(right)) return amongStable(left, right)
    if (isStable(left)) return amongStable(right, left)
  }
  let found: Value = ''
  let context = 0
  const test = eachValue(left, (leftKind) => {
    const inner = eachValue(right, (rightKind) => {
      const compare = compareKinds(comparator, leftKind, rightKind, true)
      return (_rt, value) => compare(found, value)
    })
    return (rt, value) => {
      found = value
      return inner(rt, context)
    }
  })
  return booleanOf(left.depends | right.depends, (rt, node) => {
    context = node
    return test(rt, node)
  })
}

const single = (operand: Operand): AtomKind | undefined => {
  if (operand.form === 'nodes') return 'string'
  return operand.form === 'atom' || operand.form === 'atoms' ? operand.kind : undefined
}

/** `eq`, `lt`…: one value on each side, or nothing, which makes nothing. */
export const compileValue = (comparator: Comparator, left: Operand, right: Operand): Operand => {
  const leftKind = single(left)
  const rightKind = single(right)
  if (leftKind === undefined || rightKind === undefined)
    throw new XPathStaticError('a value comparison of items of several types is not supported')
  const same = () => (value: Value) => value
  const first = onlyValue(left, `the first operand of '${words[comparator]}'`, same)
  const second = onlyValue(right, `the second operand of '${words[comparator]}'`, same)
  const compare = compareKinds(comparator, leftKind, rightKind, false)
  return {
    form: 'atom',
    kind: 'boolean',
    depends: left.depends | right.depends,
    always: false,
    item: (rt, node) => {
      const a = first(rt, node)
      const b = second(rt, node)
      return a === undefined || b === undefined ? undefined : compare(a, b)
    },
  }
}

const words: Readonly<Record<Comparator, string>> = {
  '=': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
}
