import type { XmlDocument } from './document.ts'
import { nodeKind } from './document.ts'

/** A place in the source; both count from 1. */
export interface SourcePlace {
  readonly line: number
  readonly column: number
}

const lineStarts = new WeakMap<XmlDocument, readonly number[]>()

/** Where the line after `from` starts, 0 when there is none. */
const endOfLine = (from: number, source: string): number => {
  for (let at = from; at < source.length; at++) {
    const unit = source.charCodeAt(at)
    if (unit === 0x0a || (unit === 0x0d && source.charCodeAt(at + 1) !== 0x0a)) return at + 1
  }
  return 0
}

const startsOf = (document: XmlDocument): readonly number[] => {
  const known = lineStarts.get(document)
  if (known !== undefined) return known
  const starts = [0]
  const { source } = document
  // A carriage return of its own ends a line too (XML 1.0, 2.11).
  const next = source.includes('\r') ? endOfLine : (at: number) => source.indexOf('\n', at) + 1
  for (let at = next(0, source); at > 0; at = next(at, source)) starts.push(at)
  lineStarts.set(document, starts)
  return starts
}

/** Where the tag of an element starts; for any other node, where that of its parent does. */
export const placeOf = (document: XmlDocument, node: number): SourcePlace => {
  let element = node
  while (element > 0 && document.kinds[element] !== nodeKind.element) element = document.parents[element] ?? 0
  const offset = document.offsets[element] ?? 0
  const starts = startsOf(document)
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}
