import { activePatterns, expandPatterns } from './expand.ts'
import { type ReadFile, type ReadSchema, readSchema } from './include.ts'
import type { CompiledRuleSet } from './model.ts'
import { type Refusal, RuleSetRefused } from './problem.ts'
import { RuleCompiler } from './rules.ts'
import { attributeOf, childrenOf, type SchemaElement } from './source.ts'
import type { DocumentLibrary } from './xpath/library.ts'
import type { Scope } from './xpath/scope.ts'
import type { Vocabulary } from './xpath/vocabulary.ts'

export interface CompileOptions {
  readonly read: ReadFile
  readonly vocabulary: Vocabulary
  /** The documents that the rules may read. */
  readonly library: DocumentLibrary
  /** The phase to judge with, `#ALL` for every pattern; the schema's default phase unless told. */
  readonly phase?: string
  /** The schema, where it was read before. */
  readonly schema?: ReadSchema
}

const namespacesOf = (schema: SchemaElement): ReadonlyMap<string, string> =>
  new Map([
    ['xml', 'http://www.w3.org/XML/1998/namespace'],
    ['xs', 'http://www.w3.org/2001/XMLSchema'],
    ...childrenOf(schema, 'ns').map((ns): [string, string] => [
      attributeOf(ns, 'prefix') ?? '',
      attributeOf(ns, 'uri') ?? '',
    ]),
  ])

const abstractRulesOf = (patterns: readonly SchemaElement[]): ReadonlyMap<string, readonly SchemaElement[]> => {
  const found = new Map<string, SchemaElement[]>()
  for (const rule of patterns.flatMap((pattern) => childrenOf(pattern, 'rule'))) {
    const id = attributeOf(rule, 'id')
    if (attributeOf(rule, 'abstract') !== 'true' || id === undefined) continue
    const same = found.get(id)
    if (same === undefined) found.set(id, [rule])
    else same.push(rule)
  }
  return found
}

const refuseForeign = (schema: SchemaElement, refusals: Refusal[]): void => {
  for (const node of schema.content) {
    if (typeof node === 'string' || !node.name.startsWith('{')) continue
    refusals.push({ file: node.file, line: node.line, expression: `<${node.name}>`, reason: 'it is not Schematron' })
  }
}

const textOf = (element: SchemaElement | undefined): string =>
  (element?.content ?? [])
    .filter((node) => typeof node === 'string')
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * Reads and compiles a schema (ISO/IEC 19757-3, query binding xslt2).
 * @throws RuleSetRefused naming every expression outside the subset; BancError when a file is missing or not XML
 */
export const compileRuleSet = (path: string, options: CompileOptions): CompiledRuleSet => {
  const { schema, files, missing } = options.schema ?? readSchema(options.read, path)
  const refusals: Refusal[] = []
  refuseForeign(schema, refusals)
  const patterns = expandPatterns(schema, refusals)
  const empty: Scope = {
    vocabulary: options.vocabulary,
    namespaces: namespacesOf(schema),
    variables: new Map(),
    foreign: false,
    focus: undefined,
  }
  const abstractRules = abstractRulesOf(patterns)
  const setup = new RuleCompiler(empty, abstractRules, refusals)
  // The reference makes the variables of all patterns visible everywhere.
  const lets = [...childrenOf(schema, 'let'), ...patterns.flatMap((pattern) => childrenOf(pattern, 'let'))]
  const scope = setup.withLets(empty, lets, 'run')
  const compiler = new RuleCompiler(scope, abstractRules, refusals)
  const compiled = activePatterns(schema, patterns, options.phase).map((pattern) => compiler.pattern(pattern))
  if (refusals.length > 0) throw new RuleSetRefused(path, refusals)
  return {
    path,
    title: textOf(childrenOf(schema, 'title')[0]),
    version: attributeOf(schema, 'schemaVersion'),
    patterns: compiled.filter((pattern) => pattern.rules.length > 0),
    vocabulary: options.vocabulary,
    library: options.library,
    files,
    missingIncludes: missing,
  }
}
