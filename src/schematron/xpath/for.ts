import type { Binding, Expr } from './ast.ts'
import { compile } from './compile.ts'
import { eachValue, inOrder, testOf, visitReferences } from './demand.ts'
import { XPathStaticError } from './errors.ts'
import { commonKind } from './kinds.ts'
import { atom, booleanOf, depends, type NodesOperand, type Operand, type Test, type Value } from './operand.ts'
import type { Runtime } from './runtime.ts'
import { type Scope, type Variable, withVariable } from './scope.ts'

/**
 * A loop over the items of a domain: `run` binds the variable to one after the other and asks `body` at the context.
 */
interface Loop {
  readonly variable: Variable
  run(body: Test): Test
}

const overNodes = (scope: Scope, domain: NodesOperand): Loop => {
  let bound = 0
  const source = inOrder(domain)
  const variable: Variable = (use) => {
    const isAway = domain.away || scope.foreign || use.foreign
    return {
      form: 'nodes',
      depends: depends.onVariable,
      away: isAway,
      ordered: true,
      unique: true,
      visit: isAway ? (sink) => (rt) => visitReferences(rt, [bound], sink) : (sink) => (rt) => sink(rt, bound),
      single: isAway ? undefined : () => bound,
    }
  }
  return {
    variable,
    run: (body) => {
      let home: Runtime['doc'] | undefined
      let context = 0
      const visit = source.visit((rt, node) => {
        const here = rt.doc
        bound = here.tag + node
        rt.doc = home ?? rt.main
        const stop = body(rt, context)
        rt.doc = here
        return stop
      })
      return (rt, node) => {
        home = rt.doc
        context = node
        const stopped = visit(rt, node)
        home = undefined
        return stopped
      }
    },
  }
}

const overValues = (domain: Operand): Loop => {
  let bound: Value = ''
  const kind = commonKind(domain, 'a loop')
  return {
    variable: () => atom(kind, depends.onVariable, () => bound),
    run: (body) => {
      let context = 0
      const each = eachValue(domain, () => (rt, value) => {
        bound = value
        return body(rt, context)
      })
      return (rt, node) => {
        context = node
        return each(rt, node)
      }
    },
  }
}

const loopOver = (scope: Scope, binding: Binding): { loop: Loop; depends: number } => {
  const domain = compile(scope, binding.domain)
  return {
    loop: domain.form === 'nodes' ? overNodes(scope, domain) : overValues(domain),
    depends: domain.depends,
  }
}

/** `some` and `every`. */
export const compileQuantified = (scope: Scope, op: 'some' | 'every', binding: Binding, body: Expr): Operand => {
  const { loop, depends: domainDepends } = loopOver(scope, binding)
  const operand = compile(withVariable(scope, binding.variable, loop.variable), body)
  const test = testOf(operand)
  const dependsOn = domainDepends | operand.depends
  if (op === 'some') return booleanOf(dependsOn, loop.run(test))
  const fails = loop.run((rt, node) => !test(rt, node))
  return booleanOf(dependsOn, (rt, node) => !fails(rt, node))
}

/** `for $x in E return R`: the items of R for each item of E, in order. */
export const compileFor = (scope: Scope, binding: Binding, body: Expr): Operand => {
  const { loop, depends: domainDepends } = loopOver(scope, binding)
  const operand = compile(withVariable(scope, binding.variable, loop.variable), body)
  const dependsOn = domainDepends | operand.depends
  if (operand.form === 'nodes')
    return {
      form: 'nodes',
      depends: dependsOn,
      away: operand.away,
      ordered: true,
      unique: true,
      visit: (sink) => loop.run(inOrder(operand).visit(sink)),
    }
  if (operand.form !== 'atom' && operand.form !== 'atoms')
    throw new XPathStaticError('a loop that returns items of several types is not supported')
  return {
    form: 'atoms',
    kind: operand.kind,
    depends: dependsOn,
    each: (sink) => loop.run(eachValue(operand, () => sink)),
  }
}
