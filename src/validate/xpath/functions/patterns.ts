import { XPathDynamicError } from '../errors.ts'
import { atom, booleanOf, dependsOfAll, type Operand } from '../operand.ts'
import { compileRegex } from '../regex.ts'
import type { Runtime } from '../runtime.ts'
import { type Call, type FunctionDefinition, stringArgument } from './definition.ts'

type Regex = (rt: Runtime, node: number) => RegExp

const constantText = (operand: Operand | undefined): string | undefined =>
  operand?.form === 'atom' && typeof operand.constant === 'string' ? operand.constant : undefined

/** The expression in argument `index` with the flags in argument `flagsIndex`: compiled at load where both are known. */
const regexArgument = (call: Call, index: number, flagsIndex: number): Regex => {
  const pattern = stringArgument(call, index)
  const flags = call.args.length > flagsIndex ? stringArgument(call, flagsIndex) : () => ''
  const known = constantText(call.args[index])
  const knownFlags = call.args.length > flagsIndex ? constantText(call.args[flagsIndex]) : ''
  if (known === undefined || knownFlags === undefined)
    return (rt, node) => compileRegex(pattern(rt, node), flags(rt, node))
  // A bad expression aborts where it is evaluated, as in the reference, and not at load.
  let regex: RegExp | undefined
  return () => {
    regex ??= compileRegex(known, knownFlags)
    return regex
  }
}

const notMatchingNothing = (name: string, regex: RegExp): void => {
  if (regex.test(''))
    throw new XPathDynamicError(
      'FORX0003',
      `The regular expression in ${name}() must not be one that matches a zero-length string`,
    )
}

/** A replacement text: `$1` stands for a group, `\$` and `\\` for themselves (XPath functions 7.6.3). */
const replacer = (replacement: string): ((...groups: (string | undefined)[]) => string) => {
  if (/\\(?![\\$])|(?<!\\)(?:\\\\)*\$(?!\d)/.test(replacement))
    throw new XPathDynamicError('FORX0004', `Invalid replacement string "${replacement}"`)
  return (...groups) =>
    replacement.replace(/\\([\\$])|\$(\d)/g, (_whole, escaped, group) => escaped ?? groups[Number(group)] ?? '')
}

const buildMatches = (call: Call): Operand => {
  const input = stringArgument(call, 0)
  const regex = regexArgument(call, 1, 2)
  return booleanOf(dependsOfAll(call.args), (rt, node) => {
    const source = input(rt, node)
    return regex(rt, node).test(source)
  })
}

const buildReplace = (call: Call): Operand => {
  const input = stringArgument(call, 0)
  const regex = regexArgument(call, 1, 3)
  const replacement = stringArgument(call, 2)
  return atom('string', dependsOfAll(call.args), (rt, node) => {
    const source = input(rt, node)
    const expression = regex(rt, node)
    notMatchingNothing('replace', expression)
    const replace = replacer(replacement(rt, node))
    return source.replace(new RegExp(expression, `${expression.flags}g`), (...found) => {
      const end = found.findIndex((part) => typeof part === 'number')
      return replace(...found.slice(0, end))
    })
  })
}

const buildTokenize = (call: Call): Operand => {
  const input = stringArgument(call, 0)
  const regex = regexArgument(call, 1, 2)
  return {
    form: 'atoms',
    kind: 'string',
    depends: dependsOfAll(call.args),
    each: (sink) => (rt, node) => {
      const source = input(rt, node)
      const expression = regex(rt, node)
      notMatchingNothing('tokenize', expression)
      if (source === '') return false
      let from = 0
      for (const found of source.matchAll(new RegExp(expression, `${expression.flags}g`))) {
        if (sink(rt, source.slice(from, found.index))) return true
        from = found.index + found[0].length
      }
      return sink(rt, source.slice(from))
    },
  }
}

/** Functions on regular expressions. */
export const patternFunctions: Readonly<Record<string, FunctionDefinition>> = {
  matches: { min: 2, max: 3, build: buildMatches },
  replace: { min: 3, max: 4, build: buildReplace },
  tokenize: { min: 2, max: 3, build: buildTokenize },
}
