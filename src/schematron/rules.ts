import { ContextForest } from './context.ts'
import { compileMessage } from './message.ts'
import type { CompiledCheck, CompiledPattern, CompiledRule } from './model.ts'
import type { Refusal } from './problem.ts'
import { attributeOf, childrenOf, type SchemaElement } from './source.ts'
import { compile } from './xpath/compile.ts'
import { XPathStaticError } from './xpath/errors.ts'
import { constant, type Operand } from './xpath/operand.ts'
import { parseXPath } from './xpath/parser.ts'
import { type Scope, type Variable, withVariable } from './xpath/scope.ts'
import { defineVariable, type Lifetime, testOnce } from './xpath/variables.ts'

/** The compiled content of a rule: its checks, and the variables that stand after them. */
interface Body {
  readonly checks: readonly CompiledCheck[]
  readonly variables: ReadonlyMap<string, Variable>
}

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Compiles the patterns of one schema; what cannot be compiled is gathered in `refusals`. */
export class RuleCompiler {
  readonly refusals: Refusal[]
  readonly #scope: Scope
  readonly #abstractRules: ReadonlyMap<string, readonly SchemaElement[]>
  readonly #bodies = new Map<SchemaElement, Body>()
  readonly #contexts = new ContextForest()
  #patterns = 0

  constructor(scope: Scope, abstractRules: ReadonlyMap<string, readonly SchemaElement[]>, refusals: Refusal[]) {
    this.#scope = scope
    this.#abstractRules = abstractRules
    this.refusals = refusals
  }

  pattern(pattern: SchemaElement): CompiledPattern {
    const owner = `${this.#patterns++}`
    const scope = this.withLets(this.#scope, childrenOf(pattern, 'let'), 'run')
    const rules = childrenOf(pattern, 'rule').filter((rule) => attributeOf(rule, 'abstract') !== 'true')
    return {
      id: attributeOf(pattern, 'id'),
      rules: rules.map((rule) => this.#rule(scope, rule, owner)),
    }
  }

  #rule(scope: Scope, rule: SchemaElement, owner: string): CompiledRule {
    const context = attributeOf(rule, 'context') ?? ''
    const select = this.#attempt(rule, context, () => this.#contexts.compile(scope, context, owner)) ?? (() => [])
    return {
      id: attributeOf(rule, 'id'),
      context: collapse(context),
      file: rule.file,
      line: rule.line,
      select,
      checks: this.#body(scope, rule, []).checks,
    }
  }

  #body(outer: Scope, rule: SchemaElement, above: readonly SchemaElement[]): Body {
    const checks: CompiledCheck[] = []
    let scope = outer
    for (const node of rule.content) {
      if (typeof node === 'string') continue
      if (node.name === 'let') scope = this.withLets(scope, [node], 'firing')
      else if (node.name === 'assert' || node.name === 'report') checks.push(this.#check(scope, node, node.name))
      else if (node.name === 'extends') {
        const { checks: inherited, variables } = this.#inherited(node, [...above, rule])
        checks.push(...inherited)
        scope = { ...scope, variables: new Map([...scope.variables, ...variables]) }
      } else if (!ignoredInRules.includes(node.name))
        this.#refuse(node, `<${node.name}>`, 'it is not supported in a rule')
    }
    return { checks, variables: scope.variables }
  }

  /**
   * The content of an abstract rule is compiled once, however many rules extend it: it sees its own variables and those
   * of the schema.
   */
  #inherited(extension: SchemaElement, above: readonly SchemaElement[]): Body {
    const id = attributeOf(extension, 'rule') ?? ''
    const rules = this.#abstractRules.get(id) ?? []
    if (rules.length === 0) this.#refuse(extension, `extends rule="${id}"`, 'the abstract rule does not exist')
    const bodies = rules.map((rule) => {
      const known = this.#bodies.get(rule)
      if (known !== undefined) return known
      if (above.includes(rule)) {
        this.#refuse(extension, `extends rule="${id}"`, 'the rule extends itself')
        return { checks: [], variables: new Map() }
      }
      const body = this.#body(this.#scope, rule, above)
      this.#bodies.set(rule, body)
      return body
    })
    return {
      checks: bodies.flatMap((body) => body.checks),
      variables: new Map(bodies.flatMap((body) => [...body.variables])),
    }
  }

  #check(scope: Scope, check: SchemaElement, kind: 'assert' | 'report'): CompiledCheck {
    const expression = attributeOf(check, 'test') ?? ''
    return {
      kind,
      id: attributeOf(check, 'id'),
      role: attributeOf(check, 'role'),
      expression: collapse(expression),
      file: check.file,
      line: check.line,
      test: this.#attempt(check, expression, () => testOnce(compile(scope, parseXPath(expression)))) ?? (() => true),
      message: compileMessage(check, (source, at) => this.#expression(scope, at, source)),
    }
  }

  withLets(outer: Scope, lets: readonly SchemaElement[], lifetime: Lifetime): Scope {
    let scope = outer
    for (const each of lets) {
      const name = (attributeOf(each, 'name') ?? '').trim()
      const variable = this.#let(scope, each, lifetime) ?? (() => constant('string', ''))
      scope = withVariable(scope, name, variable)
    }
    return scope
  }

  #let(scope: Scope, each: SchemaElement, lifetime: Lifetime): Variable | undefined {
    const source = attributeOf(each, 'value')
    if (source === undefined) {
      this.#refuse(each, `let ${attributeOf(each, 'name')}`, 'a let without value is not supported')
      return undefined
    }
    return this.#attempt(each, source, () => defineVariable(lifetime, compile(scope, parseXPath(source))))
  }

  #expression(scope: Scope, at: SchemaElement, source: string): Operand {
    return this.#attempt(at, source, () => compile(scope, parseXPath(source))) ?? constant('string', '')
  }

  #attempt<T>(at: SchemaElement, expression: string, run: () => T): T | undefined {
    try {
      return run()
    } catch (error) {
      if (!(error instanceof XPathStaticError)) throw error
      this.#refuse(at, expression, error.message)
      return undefined
    }
  }

  #refuse(at: SchemaElement, expression: string, reason: string): void {
    this.refusals.push({ file: at.file, line: at.line, expression: collapse(expression), reason })
  }
}

const ignoredInRules = ['p', 'title']
