import { XPathDynamicError } from '../errors.ts'
import { atom, booleanOf, dependsOfAll, type Operand } from '../operand.ts'
import { type CompiledRegex, compileRegex } from '../regex.ts'
import type { Runtime } from '../runtime.ts'
import { type Call, type FunctionDefinition, stringArgument } from './definition.ts'

type Regex = (rt: Runtime, node: number) => CompiledRegex

const constantText = (operand: Operand | undefined): string | undefined =>
  operand?.form === 'atom' && typeof operand.constant === 'string' ? operand.constant : undefined

/**
 * The expression in argument `index` with the flags in argument `flagsIndex`: compiled at load where both are known.
 */
const regexArgument = (call: Call, index: number, flagsIndex: number): Regex => {
  const pattern = stringArgument(call, index)
  const flags = call.args.length > flagsIndex ? stringArgument(call, flagsIndex) : () => ''
  const known = constantText(call.args[index])
  const knownFlags = call.args.length > flagsIndex ? constantText(call.args[flagsIndex]) : ''
  if (known === undefined || knownFlags === undefined)
    return (rt, node) => compileRegex(pattern(rt, node), flags(rt, node))
  // A bad expression aborts where it is evaluated, as in the reference, and not at load.
  let regex: CompiledRegex | undefined
  return () => {
    regex ??= compileRegex(known, knownFlags)
    return regex
  }
}

const notMatchingNothing = (name: string, regex: CompiledRegex): void => {
  if (!regex.matchesNothing) return
  throw new XPathDynamicError(
    'FORX0003',
    `The regular expression in ${name}() must not be one that matches a zero-length string`,
  )
}

const groupInJavaScript = (group: string, groups: number): string => {
  if (group === '0') return '$&'
  return Number(group) > groups ? '' : `$${group}`
}

/** A replacement in JavaScript's form. `$1` is a group in both; a backslash escapes it in XPath (functions 7.6.3). */
const replacementOf = (written: string, groups: number): string => {
  if (!/[\\$]/.test(written)) return written
  if (!/^(?:[^\\$]|\\[\\$]|\$\d)*$/.test(written))
    throw new XPathDynamicError('FORX0004', `Invalid replacement string "${written}"`)
  return written.replace(/\\([\\$])|\$(\d)/g, (_whole, escaped, group) => {
    if (escaped === undefined) return groupInJavaScript(group, groups)
    return escaped === '$' ? '$$' : escaped
  })
}

const buildMatches = (call: Call): Operand => {
  const input = stringArgument(call, 0)
  const regex = regexArgument(call, 1, 2)
  return booleanOf(dependsOfAll(call.args), (rt, node) => {
    const source = input(rt, node)
    return regex(rt, node).once.test(source)
  })
}

const buildReplace = (call: Call): Operand => {
  const input = stringArgument(call, 0)
  const regex = regexArgument(call, 1, 3)
  const replacement = stringArgument(call, 2)
  let last = ''
  let lastRegex: CompiledRegex | undefined
  let converted = ''
  return atom('string', dependsOfAll(call.args), (rt, node) => {
    const source = input(rt, node)
    const expression = regex(rt, node)
    notMatchingNothing('replace', expression)
    const written = replacement(rt, node)
    if (written !== last || expression !== lastRegex) {
      converted = replacementOf(written, expression.groups)
      last = written
      lastRegex = expression
    }
    return source.replace(expression.all, converted)
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
      for (const found of source.matchAll(expression.all)) {
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
