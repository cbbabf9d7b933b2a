import { stringFor } from '../atomic.ts'
import { eachValue, inOrder } from '../demand.ts'
import { argumentRole, onlyValue } from '../only.ts'
import { atom, booleanOf, constant, dependsOfAll, type Item, type Operand } from '../operand.ts'
import type { Runtime } from '../runtime.ts'
import { argument, type Call, type FunctionDefinition, numberArgument, stringArgument } from './definition.ts'

type Text = (rt: Runtime, node: number) => string

const hasAstral = (text: string): boolean => /[\ud800-\udfff]/.test(text)

const text = (call: Call, item: Item): Operand => atom('string', dependsOfAll(call.args), item)

/** A function of one text to a text. */
const mapping = (map: (text: string) => string, onContext = false): FunctionDefinition => ({
  min: onContext ? 0 : 1,
  max: 1,
  onContext,
  build: (call) => {
    const first = onContext && call.args[0]?.form === 'nodes' ? anyText(call) : stringArgument(call, 0)
    return text(call, (rt, node) => map(first(rt, node)))
  },
})

/** Two texts to a boolean; a constant second one is read once. */
const testing = (test: (text: string, other: string) => boolean): FunctionDefinition => ({
  min: 2,
  max: 2,
  build: (call) => {
    const first = stringArgument(call, 0)
    const second = stringArgument(call, 1)
    return booleanOf(dependsOfAll(call.args), (rt, node) => test(first(rt, node), second(rt, node)))
  },
})

const cutting = (cut: (text: string, other: string) => string): FunctionDefinition => ({
  min: 2,
  max: 2,
  build: (call) => {
    const first = stringArgument(call, 0)
    const second = stringArgument(call, 1)
    return text(call, (rt, node) => cut(first(rt, node), second(rt, node)))
  },
})

/** The string value of the only item of the first argument, whatever its type. */
const anyText = (call: Call): Text => {
  const item = onlyValue(argument(call, 0), argumentRole(call.name, 0), stringFor)
  return (rt, node) => (item(rt, node) ?? '') as string
}

const normalizeSpace = (value: string): string => value.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')

const translate = (value: string, from: string, to: string): string => {
  const sources = [...from]
  const targets = [...to]
  let out = ''
  for (const character of value) {
    const index = sources.indexOf(character)
    out += index < 0 ? character : (targets[index] ?? '')
  }
  return out
}

/** XPath functions 7.4.3: positions count characters from 1 and are rounded. */
const substring = (value: string, start: number, length: number | undefined): string => {
  const from = Math.round(start)
  const to = length === undefined ? Number.POSITIVE_INFINITY : from + Math.round(length)
  if (!(from < to)) return ''
  const first = Math.max(from, 1) - 1
  return hasAstral(value) ? [...value].slice(first, to - 1).join('') : value.slice(first, to < 1 ? 0 : to - 1)
}

const buildSubstring = (call: Call): Operand => {
  const value = stringArgument(call, 0)
  const start = numberArgument(call, 1)
  const length = call.args.length > 2 ? numberArgument(call, 2) : () => undefined
  return text(call, (rt, node) => {
    const source = value(rt, node)
    return substring(source, start(rt, node) as number, length(rt, node) as number | undefined)
  })
}

const buildConcat = (call: Call): Operand => {
  const parts = call.args.map((arg, index) => onlyValue(arg, argumentRole('concat', index), stringFor))
  return text(call, (rt, node) => {
    let out = ''
    for (const part of parts) out += part(rt, node) ?? ''
    return out
  })
}

const buildStringJoin = (call: Call): Operand => {
  const first = argument(call, 0)
  const separator = call.args.length > 1 ? stringArgument(call, 1) : () => ''
  let out: string[] = []
  const each = eachValue(first.form === 'nodes' ? inOrder(first) : first, (kind) => {
    const toText = stringFor(kind)
    return (_rt, value) => {
      out.push(toText(value))
      return false
    }
  })
  return text(call, (rt, node) => {
    out = []
    each(rt, node)
    return out.join(separator(rt, node))
  })
}

const buildString = (call: Call): Operand => {
  const [arg] = call.args
  if (arg?.form === 'atom' && arg.constant !== undefined) return constant('string', stringFor(arg.kind)(arg.constant))
  return text(call, anyText(call))
}

const buildLength = (call: Call): Operand => {
  const value = call.args[0]?.form === 'nodes' ? anyText(call) : stringArgument(call, 0)
  return atom('integer', dependsOfAll(call.args), (rt, node) => {
    const source = value(rt, node)
    return hasAstral(source) ? [...source].length : source.length
  })
}

const buildTranslate = (call: Call): Operand => {
  const [value, from, to] = [0, 1, 2].map((index) => stringArgument(call, index)) as [Text, Text, Text]
  return text(call, (rt, node) => translate(value(rt, node), from(rt, node), to(rt, node)))
}

/** Escapes what may not stand in a URI and leaves its syntax alone (XPath functions 6.3). */
const iriToUri = (value: string): string =>
  value.replace(/[^\u0021\u0023-\u003b=\u003f-[\]_a-z~]/gu, (character) => encodeURIComponent(character))

/** Functions on texts. */
export const textFunctions: Readonly<Record<string, FunctionDefinition>> = {
  string: { min: 0, max: 1, onContext: true, build: buildString },
  concat: { min: 2, max: 1000, build: buildConcat },
  'string-join': { min: 1, max: 2, build: buildStringJoin },
  'string-length': { min: 0, max: 1, onContext: true, build: buildLength },
  'normalize-space': mapping(normalizeSpace, true),
  'upper-case': mapping((value) => value.toUpperCase()),
  'lower-case': mapping((value) => value.toLowerCase()),
  'iri-to-uri': mapping(iriToUri),
  'encode-for-uri': mapping((value) =>
    encodeURIComponent(value).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
  ),
  contains: testing((value, other) => value.includes(other)),
  'starts-with': testing((value, other) => value.startsWith(other)),
  'ends-with': testing((value, other) => value.endsWith(other)),
  'substring-before': cutting((value, other) => value.slice(0, Math.max(value.indexOf(other), 0))),
  'substring-after': cutting((value, other) => {
    const at = value.indexOf(other)
    return at < 0 ? '' : value.slice(at + other.length)
  }),
  substring: { min: 2, max: 3, build: buildSubstring },
  translate: { min: 3, max: 3, build: buildTranslate },
}
