import { documentStride, type IndexedDocument } from './indexed-document.ts'
import type { DocumentLibrary } from './library.ts'

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

/** The document that a tagged node number belongs to. */
export const documentOf = (rt: Runtime, reference: number): IndexedDocument =>
  reference < documentStride ? rt.main : rt.library.document(Math.floor(reference / documentStride))

/** The number of a node inside its own document. */
export const localNumber = (reference: number): number =>
  reference < documentStride ? reference : reference % documentStride
