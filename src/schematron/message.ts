import type { SchemaElement } from './source.ts'
import { stringFor } from './xpath/atomic.ts'
import { eachValue, inOrder } from './xpath/demand.ts'
import type { Operand, Value } from './xpath/operand.ts'
import type { Runtime } from './xpath/runtime.ts'

type Part = (rt: Runtime, node: number) => string

/** XSLT 2's value-of: the values in order, separated by a space. */
const writtenValues = (operand: Operand): Part => {
  let out: string[] = []
  const each = eachValue(operand.form === 'nodes' ? inOrder(operand) : operand, (kind) => {
    const toText = stringFor(kind)
    return (_rt, value: Value) => {
      out.push(toText(value))
      return false
    }
  })
  return (rt, node) => {
    out = []
    each(rt, node)
    return out.join(' ')
  }
}

/** Texts that only comments stood between are one; the reference drops those that are white space only. */
const mergedContent = (element: SchemaElement): readonly (string | SchemaElement)[] => {
  const merged: (string | SchemaElement)[] = []
  for (const node of element.content) {
    const last = merged.at(-1)
    if (typeof node === 'string' && typeof last === 'string') merged[merged.length - 1] = last + node
    else merged.push(node)
  }
  return merged.filter((node) => typeof node !== 'string' || /[^ \t\r\n]/.test(node))
}

const partsOf = (element: SchemaElement, compile: (source: string, at: SchemaElement) => Operand): Part[] =>
  mergedContent(element).flatMap((node): Part[] => {
    if (typeof node === 'string') return [() => node]
    if (node.name === 'value-of') return [writtenValues(compile(node.attributes.get('select') ?? '.', node))]
    if (node.name === 'name') {
      const path = node.attributes.get('path')
      return [writtenValues(compile(path === undefined ? 'name()' : `name(${path})`, node))]
    }
    return partsOf(node, compile)
  })

/** Compiles the text of an assertion or report: words, values and names, with white space collapsed. */
export const compileMessage = (
  element: SchemaElement,
  compile: (source: string, at: SchemaElement) => Operand,
): ((rt: Runtime, node: number) => string) => {
  const parts = partsOf(element, compile)
  return (rt, node) =>
    parts
      .map((part) => part(rt, node))
      .join('')
      .replace(/[ \t\r\n]+/g, ' ')
      .replace(/^ | $/g, '')
}
