import type { Refusal } from './problem.ts'
import { attributeOf, childrenOf, type SchemaElement } from './source.ts'

const expanded = ['context', 'test', 'select', 'path', 'value']

/** Parameters stand for texts: each is put in place of `$name`, one after the other, as the reference does it. */
const substitute = (text: string, params: ReadonlyMap<string, string>): string =>
  [...params].reduce((out, [name, value]) => out.replaceAll(`$${name}`, value), text)

const instantiate = (element: SchemaElement, params: ReadonlyMap<string, string>): SchemaElement => ({
  ...element,
  attributes: new Map(
    [...element.attributes].map(([name, value]) => [name, expanded.includes(name) ? substitute(value, params) : value]),
  ),
  content: element.content.map((node) => (typeof node === 'string' ? node : instantiate(node, params))),
})

const paramsOf = (pattern: SchemaElement): ReadonlyMap<string, string> =>
  new Map(
    childrenOf(pattern, 'param').map((param) => [attributeOf(param, 'name') ?? '', attributeOf(param, 'value') ?? '']),
  )

const instance = (
  pattern: SchemaElement,
  abstracts: ReadonlyMap<string, SchemaElement>,
  refusals: Refusal[],
): SchemaElement | undefined => {
  const isA = attributeOf(pattern, 'is-a')
  if (isA === undefined) return pattern
  const abstract = abstracts.get(isA)
  if (abstract === undefined) {
    refusals.push({
      file: pattern.file,
      line: pattern.line,
      expression: `is-a="${isA}"`,
      reason: 'the abstract pattern does not exist',
    })
    return undefined
  }
  return { ...pattern, content: instantiate(abstract, paramsOf(pattern)).content }
}

/** The concrete patterns of a schema in order, those made of an abstract pattern with its parameters filled in. */
export const expandPatterns = (schema: SchemaElement, refusals: Refusal[]): readonly SchemaElement[] => {
  const patterns = childrenOf(schema, 'pattern')
  const isAbstract = (pattern: SchemaElement): boolean => attributeOf(pattern, 'abstract') === 'true'
  const abstracts = new Map<string, SchemaElement>()
  for (const pattern of patterns) {
    const id = attributeOf(pattern, 'id')
    if (isAbstract(pattern) && id !== undefined && !abstracts.has(id)) abstracts.set(id, pattern)
  }
  return patterns
    .filter((pattern) => !isAbstract(pattern))
    .flatMap((pattern) => instance(pattern, abstracts, refusals) ?? [])
}

/** The patterns that a phase keeps: the named one, else the default one, else all. */
export const activePatterns = (
  schema: SchemaElement,
  patterns: readonly SchemaElement[],
  phase = attributeOf(schema, 'defaultPhase') ?? '#ALL',
): readonly SchemaElement[] => {
  if (phase === '#ALL') return patterns
  const active = new Set(
    childrenOf(schema, 'phase')
      .filter((each) => attributeOf(each, 'id') === phase)
      .flatMap((each) => childrenOf(each, 'active').map((one) => attributeOf(one, 'pattern') ?? '')),
  )
  return patterns.filter((pattern) => active.has(attributeOf(pattern, 'id') ?? ''))
}
