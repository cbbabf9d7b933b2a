import { numberArgumentFor, stringArgumentFor } from '../atomic.ts'
import { XPathDynamicError, XPathStaticError } from '../errors.ts'
import type { IndexedDocument } from '../indexed-document.ts'
import { argumentRole, onlyValue } from '../only.ts'
import { depends, empty, type Item, type NodesOperand, type Operand, type Value } from '../operand.ts'
import type { Runtime } from '../runtime.ts'
import type { Scope } from '../scope.ts'

/** A call whose arguments are compiled. */
export interface Call {
  readonly scope: Scope
  readonly name: string
  readonly args: readonly Operand[]
}

/** A function of the library: how many arguments it takes and what a call of it compiles to. */
export interface FunctionDefinition {
  readonly min: number
  readonly max: number
  /** Without an argument it is applied to the context item. */
  readonly onContext?: boolean
  build(call: Call): Operand
}

export const argument = (call: Call, index: number): Operand => call.args[index] ?? empty

/** An argument declared `xs:string?`: nothing is the empty string. */
export const stringArgument = (call: Call, index: number): ((rt: Runtime, node: number) => string) => {
  const item = optionalString(call, index)
  return (rt, node) => (item(rt, node) ?? '') as string
}

export const optionalString = (call: Call, index: number): Item => {
  const role = argumentRole(call.name, index)
  return onlyValue(argument(call, index), role, stringArgumentFor(role))
}

/** An argument declared as a number. */
export const numberArgument = (call: Call, index: number): Item => {
  const role = argumentRole(call.name, index)
  return onlyValue(argument(call, index), role, numberArgumentFor(role))
}

/** An argument declared `node()?`: what is read of the only node, or undefined without one. */
export const nodeArgument = (
  call: Call,
  index: number,
  read: (doc: IndexedDocument, node: number) => Value | undefined,
): Item => {
  const operand = nodesArgument(call, index)
  const { single } = operand
  if (single !== undefined)
    return (rt, node) => {
      const found = single(rt, node)
      return found < 0 ? undefined : read(rt.doc, found)
    }
  let count = 0
  let value: Value | undefined
  let last = -1
  const visit = operand.visit((rt, node) => {
    if (node === last) return false
    last = node
    if (count++ > 0)
      throw new XPathDynamicError(
        'XPTY0004',
        `A sequence of more than one item is not allowed as ${argumentRole(call.name, index)}`,
      )
    value = read(rt.doc, node)
    return false
  })
  return (rt, node) => {
    count = 0
    last = -1
    value = undefined
    visit(rt, node)
    return value
  }
}

const nodesArgument = (call: Call, index: number): NodesOperand => {
  const operand = argument(call, index)
  if (operand.form === 'nodes') return operand
  if (operand === empty)
    return {
      form: 'nodes',
      depends: depends.onNothing,
      away: false,
      ordered: true,
      unique: true,
      visit: () => () => false,
    }
  throw new XPathStaticError(`${argumentRole(call.name, index)} is not a node`)
}
