import { Lexer } from '../cos/lexer.ts'
import { readValue } from '../cos/parse.ts'
import { type Cos, CosDict, CosKeyword, CosName, CosString } from '../cos/values.ts'

interface Range {
  readonly low: number
  readonly high: number
  readonly bytes: number
  readonly cid: number
}

/** An embedded CMap (Adobe Technical Note 5014). */
export interface Cmap {
  readonly registry: string | undefined
  readonly ordering: string | undefined
  readonly mode: number
  readonly largestCid: number
  /** The CIDs of a string; undefined for a code that is mapped to none. */
  cidsOf(text: string): readonly (number | undefined)[]
}

/** No CMap of a document has more ranges. */
const mostRanges = 200_000

const numberOf = (text: string): number =>
  [...text].reduce((value, character) => value * 256 + character.charCodeAt(0), 0)

/** Codes of two bytes that are their CIDs: Identity-H and Identity-V. */
export const identityCids = (text: string): readonly number[] =>
  Array.from({ length: text.length >> 1 }, (_, index) => numberOf(text.slice(index * 2, index * 2 + 2)))

const rangesOf = (values: readonly Cos[], step: 2 | 3): readonly Range[] => {
  const ranges: Range[] = []
  for (let at = 0; at + step <= values.length && ranges.length < mostRanges; at += step) {
    const [low, high, cid] =
      step === 3 ? [values[at], values[at + 1], values[at + 2]] : [values[at], values[at], values[at + 1]]
    if (!(low instanceof CosString) || !(high instanceof CosString) || typeof cid !== 'number') continue
    ranges.push({ low: numberOf(low.bytes), high: numberOf(high.bytes), bytes: low.bytes.length, cid })
  }
  return ranges
}

const spacesOf = (values: readonly Cos[]): readonly Range[] => {
  const spaces: Range[] = []
  for (let at = 0; at + 2 <= values.length; at += 2) {
    const [low, high] = [values[at], values[at + 1]]
    if (low instanceof CosString && high instanceof CosString)
      spaces.push({ low: numberOf(low.bytes), high: numberOf(high.bytes), bytes: low.bytes.length, cid: 0 })
  }
  return spaces
}

/** Reads an embedded CMap. */
export const readCmap = (bytes: Uint8Array): Cmap => {
  const lexer = new Lexer(bytes)
  const ranges: Range[] = []
  const spaces: Range[] = []
  const named = new Map<string, Cos>()
  let values: Cos[] = []
  for (
    let value = readValue(lexer, undefined, false);
    value !== undefined;
    value = readValue(lexer, undefined, false)
  ) {
    if (!(value instanceof CosKeyword)) {
      if (values.length < mostRanges * 3) values.push(value)
      continue
    }
    if (value.word === 'endcidrange') ranges.push(...rangesOf(values, 3))
    else if (value.word === 'endcidchar') ranges.push(...rangesOf(values, 2))
    else if (value.word === 'endcodespacerange' && spaces.length < 1000) spaces.push(...spacesOf(values))
    else if (value.word === 'def') {
      const [key, held] = values.slice(-2)
      if (held instanceof CosDict) for (const [own, inner] of held.entries) named.set(own, inner)
      if (key instanceof CosName && held !== undefined) named.set(key.name, held)
    }
    values = []
  }
  ranges.sort((one, other) => one.bytes - other.bytes || one.low - other.low)
  const cidOf = (code: number, length: number): number | undefined => {
    let [from, to] = [0, ranges.length - 1]
    while (from <= to) {
      const middle = (from + to) >> 1
      const range = ranges[middle] as Range
      if (range.bytes < length || (range.bytes === length && range.high < code)) from = middle + 1
      else if (range.bytes > length || range.low > code) to = middle - 1
      else return range.cid + code - range.low
    }
    return undefined
  }
  const lengthAt = (text: string, at: number): number => {
    for (const length of [1, 2, 3, 4]) {
      const code = numberOf(text.slice(at, at + length))
      if (spaces.some((space) => space.bytes === length && code >= space.low && code <= space.high)) return length
    }
    return spaces[0]?.bytes ?? 2
  }
  const cidsOf = (text: string): readonly (number | undefined)[] => {
    const cids: (number | undefined)[] = []
    for (let at = 0; at < text.length; ) {
      const length = lengthAt(text, at)
      cids.push(cidOf(numberOf(text.slice(at, at + length)), length))
      at += length
    }
    return cids
  }
  const text = (key: string): string | undefined => {
    const value = named.get(key)
    return value instanceof CosString ? value.bytes : undefined
  }
  const mode = named.get('WMode')
  return {
    registry: text('Registry'),
    ordering: text('Ordering'),
    mode: typeof mode === 'number' ? mode : 0,
    largestCid: ranges.reduce((most, { low, high, cid }) => Math.max(most, cid + high - low), 0),
    cidsOf,
  }
}
