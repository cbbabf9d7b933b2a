import type { Arithmetic, Comparator, Expr, SingleType } from './ast.ts'
import { XPathStaticError } from './errors.ts'
import { parsePath } from './path-parser.ts'
import { Tokens } from './tokens.ts'

const splitType = (name: string): { prefix: string; local: string } => {
  const colon = name.indexOf(':')
  return { prefix: colon < 0 ? '' : name.slice(0, colon), local: name.slice(colon + 1) }
}

/** `Expr`: single expressions separated by commas. */
export const parseSequence = (tokens: Tokens): Expr => {
  const first = parseSingle(tokens)
  if (!tokens.isSymbol(',')) return first
  const items = [first]
  while (tokens.takeSymbol(',')) items.push(parseSingle(tokens))
  return { op: 'sequence', items }
}

/** `ExprSingle`. */
export const parseSingle = (tokens: Tokens): Expr => {
  if (tokens.isName('if') && tokens.isSymbol('(', 1)) return parseIf(tokens)
  for (const op of ['for', 'some', 'every'] as const)
    if (tokens.isName(op) && tokens.isSymbol('$', 1)) return parseBindings(tokens, op)
  return parseOr(tokens)
}

const parseIf = (tokens: Tokens): Expr => {
  tokens.next()
  tokens.expectSymbol('(')
  const condition = parseSequence(tokens)
  tokens.expectSymbol(')')
  tokens.expectName('then')
  const then = parseSingle(tokens)
  tokens.expectName('else')
  return { op: 'if', condition, then, otherwise: parseSingle(tokens) }
}

/** `for $a in A, $b in B return E` is `for $a in A return for $b in B return E`, and likewise for the quantifiers. */
const parseBindings = (tokens: Tokens, op: 'for' | 'some' | 'every'): Expr => {
  tokens.next()
  const bindings: { variable: string; domain: Expr }[] = []
  do {
    tokens.expectSymbol('$')
    const variable = tokens.name('a variable name')
    tokens.expectName('in')
    bindings.push({ variable, domain: parseSingle(tokens) })
  } while (tokens.takeSymbol(','))
  tokens.expectName(op === 'for' ? 'return' : 'satisfies')
  return bindings.reduceRight<Expr>((body, binding) => ({ op, binding, body }), parseSingle(tokens))
}

const parseOr = (tokens: Tokens): Expr => {
  let left = parseAnd(tokens)
  while (tokens.takeName('or')) left = { op: 'or', left, right: parseAnd(tokens) }
  return left
}

const parseAnd = (tokens: Tokens): Expr => {
  let left = parseComparison(tokens)
  while (tokens.takeName('and')) left = { op: 'and', left, right: parseComparison(tokens) }
  return left
}

const generalComparators = ['=', '!=', '<', '<=', '>', '>='] as const
const valueComparators: Readonly<Record<string, Comparator>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
}

const parseComparison = (tokens: Tokens): Expr => {
  const left = parseRange(tokens)
  const general = tokens.takeOne(generalComparators)
  if (general !== undefined) return { op: 'general', comparator: general, left, right: parseRange(tokens) }
  const value = tokens.takeOne(Object.keys(valueComparators))
  const comparator = value === undefined ? undefined : valueComparators[value]
  if (comparator !== undefined) return { op: 'value', comparator, left, right: parseRange(tokens) }
  const node = tokens.takeOne(['is', '<<', '>>'] as const)
  return node === undefined ? left : { op: 'node', comparator: node, left, right: parseRange(tokens) }
}

const parseRange = (tokens: Tokens): Expr => {
  const left = parseAdditive(tokens)
  return tokens.takeName('to') ? { op: 'to', left, right: parseAdditive(tokens) } : left
}

const parseAdditive = (tokens: Tokens): Expr => {
  let left = parseMultiplicative(tokens)
  for (;;) {
    const operator = tokens.takeOne(['+', '-'] as const)
    if (operator === undefined) return left
    left = { op: 'arithmetic', operator, left, right: parseMultiplicative(tokens) }
  }
}

const takeMultiplicative = (tokens: Tokens): Arithmetic | undefined => {
  const token = tokens.peek()
  if (token.kind === 'wildcard' && token.text === '*') {
    tokens.next()
    return '*'
  }
  return tokens.takeOne(['div', 'idiv', 'mod'] as const)
}

const parseMultiplicative = (tokens: Tokens): Expr => {
  let left = parseUnion(tokens)
  for (;;) {
    const operator = takeMultiplicative(tokens)
    if (operator === undefined) return left
    left = { op: 'arithmetic', operator, left, right: parseUnion(tokens) }
  }
}

const parseUnion = (tokens: Tokens): Expr => {
  let left = parseIntersect(tokens)
  while (tokens.takeSymbol('|') || tokens.takeName('union')) left = { op: 'union', left, right: parseIntersect(tokens) }
  return left
}

const parseIntersect = (tokens: Tokens): Expr => {
  let left = parseCast(tokens)
  for (;;) {
    const op = tokens.takeOne(['intersect', 'except'] as const)
    if (op === undefined) return left
    left = { op, left, right: parseCast(tokens) }
  }
}

const parseType = (tokens: Tokens): SingleType => {
  const name = tokens.name('the name of an atomic type')
  return { ...splitType(name), optional: tokens.takeSymbol('?') }
}

const parseCast = (tokens: Tokens): Expr => {
  let operand = parseUnary(tokens)
  for (const keyword of ['castable', 'cast'] as const) {
    if (!(tokens.isName(keyword) && tokens.isName('as', 1))) continue
    tokens.next()
    tokens.next()
    operand = { op: keyword, operand, type: parseType(tokens) }
  }
  if (tokens.isName('instance') || tokens.isName('treat'))
    throw new XPathStaticError(`'${tokens.peek().text}' is not supported`)
  return operand
}

const parseUnary = (tokens: Tokens): Expr => {
  let negative = false
  let signed = false
  for (;;) {
    const sign = tokens.takeOne(['+', '-'] as const)
    if (sign === undefined) break
    signed = true
    if (sign === '-') negative = !negative
  }
  const operand = parsePath(tokens)
  if (!signed) return operand
  return negative
    ? { op: 'negate', operand }
    : { op: 'arithmetic', operator: '+', left: { op: 'number', value: 0, kind: 'integer' }, right: operand }
}

/**
 * Parses one XPath 2 expression.
 * @throws XPathStaticError on a syntax error
 */
export const parseXPath = (source: string): Expr => {
  const tokens = new Tokens(source)
  const expr = parseSequence(tokens)
  if (tokens.peek().kind !== 'end') tokens.unexpected('the end')
  return expr
}
