import { eachValue, visitReferences } from '../demand.ts'
import { XPathDynamicError } from '../errors.ts'
import { booleanOf, depends, dependsOfAll, type NodesOperand, type Operand, type Test } from '../operand.ts'
import type { Runtime } from '../runtime.ts'
import { argument, type Call, type FunctionDefinition, optionalString } from './definition.ts'

const visitDocument = (rt: Runtime, uri: string, sink: Test): boolean => {
  const number = rt.library.find(uri)
  if (number === undefined) throw new XPathDynamicError('FODC0002', `The document ${uri} is not available`)
  const saved = rt.doc
  rt.doc = rt.library.document(number)
  const stopped = sink(rt, 0)
  rt.doc = saved
  return stopped
}

const documentNodes = (dependsOn: number, isOne: boolean, visit: (sink: Test) => Test): NodesOperand => ({
  form: 'nodes',
  depends: dependsOn,
  away: true,
  ordered: isOne,
  unique: isOne,
  visit,
})

const buildDoc = (call: Call): Operand => {
  const uri = optionalString(call, 0)
  return documentNodes(dependsOfAll(call.args), true, (sink) => (rt, node) => {
    const found = uri(rt, node)
    return found !== undefined && visitDocument(rt, String(found), sink)
  })
}

/** XSLT's document(): one document for each URI of the argument. */
const buildDocument = (call: Call): Operand => {
  const operand = argument(call, 0)
  const isOne = operand.form === 'atom' || (operand.form === 'nodes' && operand.single !== undefined)
  return documentNodes(operand.depends, isOne, (sink) =>
    eachValue(operand, () => (rt, uri) => visitDocument(rt, String(uri), sink)),
  )
}

const buildAvailable = (call: Call): Operand => {
  const uri = optionalString(call, 0)
  return booleanOf(dependsOfAll(call.args), (rt, node) => {
    const found = uri(rt, node)
    return found !== undefined && rt.library.find(String(found)) !== undefined
  })
}

const buildCurrent = ({ scope }: Call): Operand => ({
  form: 'nodes',
  depends: depends.onVariable,
  away: scope.foreign,
  ordered: true,
  unique: true,
  visit: scope.foreign
    ? (sink) => (rt) => visitReferences(rt, [rt.current], sink)
    : (sink) => (rt) => sink(rt, rt.current),
  single: scope.foreign ? undefined : (rt) => rt.current,
})

/** Functions to other documents, and XSLT's current(). */
export const documentFunctions: Readonly<Record<string, FunctionDefinition>> = {
  doc: { min: 1, max: 1, build: buildDoc },
  document: { min: 1, max: 1, build: buildDocument },
  'doc-available': { min: 1, max: 1, build: buildAvailable },
  current: { min: 0, max: 0, build: buildCurrent },
}
