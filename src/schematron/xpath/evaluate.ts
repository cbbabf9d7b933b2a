import type { XmlDocument } from '../../xml/document/document.ts'
import { stringFor } from './atomic.ts'
import { compile } from './compile.ts'
import { eachValue, inOrder } from './demand.ts'
import { IndexedDocument } from './indexed-document.ts'
import { type DocumentLibrary, noDocuments } from './library.ts'
import { parseXPath } from './parser.ts'
import { createRuntime } from './runtime.ts'
import { Vocabulary } from './vocabulary.ts'

export interface EvaluateOptions {
  readonly namespaces?: Readonly<Record<string, string>>
  /** The documents that the expression may read, over the same vocabulary. */
  readonly library?: (vocabulary: Vocabulary) => DocumentLibrary
}

/**
 * The string of each item that an expression gives at the document node: for a single question. What is asked more than
 * once is compiled once.
 * @throws XPathStaticError, XPathDynamicError
 */
export const evaluate = (document: XmlDocument, expression: string, options: EvaluateOptions = {}): string[] => {
  const vocabulary = new Vocabulary()
  const operand = compile(
    {
      vocabulary,
      namespaces: new Map(Object.entries(options.namespaces ?? {})),
      variables: new Map(),
      foreign: false,
      focus: undefined,
    },
    parseXPath(expression),
  )
  const out: string[] = []
  const run = eachValue(operand.form === 'nodes' ? inOrder(operand) : operand, (kind) => {
    const toText = stringFor(kind)
    return (_rt, value) => {
      out.push(toText(value))
      return false
    }
  })
  const indexed = new IndexedDocument(document, 0)
  indexed.numberNames(vocabulary)
  run(createRuntime(indexed, options.library?.(vocabulary) ?? noDocuments), 0)
  return out
}
