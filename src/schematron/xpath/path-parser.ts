import { type Axis, axes, type Expr, type NodeTest, type Step } from './ast.ts'
import { XPathStaticError } from './errors.ts'
import { parseSequence, parseSingle } from './parser.ts'
import type { Tokens } from './tokens.ts'

const anyDescendant: Step = { step: 'axis', axis: 'descendant-or-self', test: { test: 'node' }, predicates: [] }

const kindTests = ['node', 'text', 'comment', 'processing-instruction', 'element', 'attribute', 'document-node']

const startsStep = (tokens: Tokens): boolean => {
  const { kind, text } = tokens.peek()
  if (kind === 'symbol') return ['(', '.', '..', '@', '$'].includes(text)
  return kind !== 'end'
}

/** `PathExpr`. */
export const parsePath = (tokens: Tokens): Expr => {
  const steps: Step[] = []
  const absolute = tokens.isSymbol('/') || tokens.isSymbol('//')
  if (tokens.takeSymbol('//')) steps.push(anyDescendant)
  else if (tokens.takeSymbol('/') && !startsStep(tokens)) return { op: 'path', absolute, steps }
  steps.push(parseStep(tokens))
  for (;;) {
    if (tokens.takeSymbol('//')) steps.push(anyDescendant)
    else if (!tokens.takeSymbol('/')) break
    steps.push(parseStep(tokens))
  }
  const [first] = steps
  if (!absolute && steps.length === 1 && first?.step === 'expression') return first.expr
  return { op: 'path', absolute, steps }
}

const parsePredicates = (tokens: Tokens): Expr[] => {
  const predicates: Expr[] = []
  while (tokens.takeSymbol('[')) {
    predicates.push(parseSequence(tokens))
    tokens.expectSymbol(']')
  }
  return predicates
}

const axisStep = (tokens: Tokens, axis: Axis, test: NodeTest): Step => ({
  step: 'axis',
  axis,
  test,
  predicates: parsePredicates(tokens),
})

const parseStep = (tokens: Tokens): Step => {
  if (tokens.takeSymbol('..')) return axisStep(tokens, 'parent', { test: 'node' })
  if (tokens.takeSymbol('@')) return axisStep(tokens, 'attribute', parseNodeTest(tokens))
  const { kind, text } = tokens.peek()
  if (kind === 'wildcard') return axisStep(tokens, 'child', parseNodeTest(tokens))
  if (kind === 'name') {
    if (tokens.isSymbol('::', 1)) return axisStep(tokens, parseAxis(tokens), parseNodeTest(tokens))
    if (!tokens.isSymbol('(', 1)) return axisStep(tokens, 'child', parseNodeTest(tokens))
    if (kindTests.includes(text))
      return axisStep(tokens, text === 'attribute' ? 'attribute' : 'child', parseNodeTest(tokens))
  }
  const base = parsePrimary(tokens)
  const predicates = parsePredicates(tokens)
  return { step: 'expression', expr: predicates.length === 0 ? base : { op: 'filter', base, predicates } }
}

const parseAxis = (tokens: Tokens): Axis => {
  const name = tokens.name('an axis')
  const axis = axes.find((known) => known === name)
  if (axis === undefined) throw new XPathStaticError(`the axis ${name} is not supported`)
  tokens.expectSymbol('::')
  return axis
}

const parseNodeTest = (tokens: Tokens): NodeTest => {
  const { kind, text } = tokens.peek()
  if (kind === 'wildcard') {
    tokens.next()
    const [before, after] = text.split(':')
    if (after === undefined) return { test: 'wildcard', prefix: undefined, local: undefined }
    return before === '*'
      ? { test: 'wildcard', prefix: undefined, local: after }
      : { test: 'wildcard', prefix: before, local: undefined }
  }
  const name = tokens.name('a node test')
  if (tokens.isSymbol('(')) return parseKindTest(tokens, name)
  const [prefix, local] = splitQName(name)
  return { test: 'name', prefix, local }
}

const parseKindTest = (tokens: Tokens, name: string): NodeTest => {
  tokens.expectSymbol('(')
  const argument = tokens.isSymbol(')') ? undefined : tokens.next().text.replace(/^["']|["']$/g, '')
  tokens.expectSymbol(')')
  if (name === 'processing-instruction') return { test: 'instruction', target: argument }
  if (argument !== undefined && argument !== '*') throw new XPathStaticError(`${name}(${argument}) is not supported`)
  if (name === 'document-node') return { test: 'document' }
  if (name === 'node' || name === 'text' || name === 'comment' || name === 'element' || name === 'attribute')
    return { test: name }
  throw new XPathStaticError(`the node test ${name}() is not supported`)
}

const splitQName = (name: string): [prefix: string, local: string] => {
  const colon = name.indexOf(':')
  return [colon < 0 ? '' : name.slice(0, colon), name.slice(colon + 1)]
}

const parseNumber = (text: string): Expr => {
  const kind = /[eE]/.test(text) ? 'double' : text.includes('.') ? 'decimal' : 'integer'
  return { op: 'number', value: Number(text), kind }
}

const unquote = (text: string): string => {
  const quote = text.charAt(0)
  return text.slice(1, -1).replaceAll(quote + quote, quote)
}

const parsePrimary = (tokens: Tokens): Expr => {
  if (tokens.takeSymbol('$')) return { op: 'variable', name: tokens.name('a variable name') }
  if (tokens.takeSymbol('.')) return { op: 'context' }
  if (tokens.takeSymbol('(')) return parseParenthesized(tokens)
  const token = tokens.peek()
  if (token.kind === 'number') return parseNumber(tokens.next().text)
  if (token.kind === 'string') return { op: 'string', value: unquote(tokens.next().text) }
  const [prefix, local] = splitQName(tokens.name('an expression'))
  tokens.expectSymbol('(')
  const args: Expr[] = []
  if (!tokens.isSymbol(')')) {
    do args.push(parseSingle(tokens))
    while (tokens.takeSymbol(','))
  }
  tokens.expectSymbol(')')
  return { op: 'call', prefix, local, args }
}

const parseParenthesized = (tokens: Tokens): Expr => {
  if (tokens.takeSymbol(')')) return { op: 'sequence', items: [] }
  const inner = parseSequence(tokens)
  tokens.expectSymbol(')')
  return inner
}
