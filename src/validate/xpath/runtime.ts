import { XPathDynamicError } from './errors.ts'
import { documentStride, IndexedDocument } from './indexed-document.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Gives the documents that `doc()` and `document()` name, or undefined when there is none. */
export interface DocumentLibrary {
  /** A number from 1 on that stands for the document, the same at every call. */
  find(uri: string): number | undefined
  document(number: number): IndexedDocument
}

/** The state of one judging. Compiled expressions are functions of it and of the context node. */
export interface Runtime {
  /** The document that is judged. */
  readonly main: IndexedDocument
  readonly library: DocumentLibrary
  /** The document of the context node. */
  doc: IndexedDocument
  /** What `current()` gives: the node that a rule fired on. */
  current: number
  /** A number never used before for every rule fired: what the variables of a rule are remembered for. */
  firing: number
  /** A number never used before for every judging: what the variables of the schema are remembered for. */
  readonly run: number
  /** `position()` and `last()` of the innermost predicate that asks for them. */
  position: number
  size: number
}

let stamps = 0

/** Starts the evaluation of a rule on a node. */
export const fireOn = (rt: Runtime, node: number): void => {
  rt.current = node
  rt.firing = ++stamps
}

export const createRuntime = (main: IndexedDocument, library: DocumentLibrary): Runtime => ({
  main,
  library,
  doc: main,
  current: 0,
  firing: ++stamps,
  run: ++stamps,
  position: 0,
  size: 0,
})

/** A library of nothing: for schemas that read no other document. */
export const noDocuments: DocumentLibrary = {
  find: () => undefined,
  document: () => {
    throw new XPathDynamicError('FODC0002', 'no document is available')
  },
}

/** The document that a tagged node number belongs to. */
export const documentOf = (rt: Runtime, reference: number): IndexedDocument =>
  reference < documentStride ? rt.main : rt.library.document(Math.floor(reference / documentStride))

/** The number of a node inside its own document. */
export const localNumber = (reference: number): number =>
  reference < documentStride ? reference : reference % documentStride

/** A library that keeps documents by URI: `load` is asked once for each, and answers undefined when there is none. */
export const createLibrary = (
  vocabulary: Vocabulary,
  load: (uri: string) => ConstructorParameters<typeof IndexedDocument>[0] | undefined,
): DocumentLibrary => {
  const numbers = new Map<string, number | undefined>()
  const documents: IndexedDocument[] = []
  return {
    find: (uri) => {
      if (numbers.has(uri)) return numbers.get(uri)
      const xml = load(uri)
      const number = xml === undefined ? undefined : documents.length + 1
      if (xml !== undefined && number !== undefined)
        documents.push(new IndexedDocument(xml, number * documentStride))
      numbers.set(uri, number)
      return number
    },
    document: (number) => {
      const document = documents[number - 1]
      if (document === undefined) throw new XPathDynamicError('FODC0002', `no document has the number ${number}`)
      document.numberNames(vocabulary)
      return document
    },
  }
}
