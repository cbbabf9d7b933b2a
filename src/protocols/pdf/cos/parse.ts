import { type Lexer, punctuation, type Token } from './lexer.ts'
import { type Cos, CosDict, CosKeyword, CosName, CosRef, type OddityListener } from './values.ts'

/** Limits of PDF Reference 1.4, table C.1. */
const longestArray = 8191
const largestDictionary = 4095
/** Deeper than these, values are nothing: no document nests so. */
const deepest = 500

/** Items beyond these are counted and not kept. */
const mostItems = 500_000

interface Open {
  readonly dict: boolean
  readonly items: Cos[]
  readonly at: number
}

const closed = ({ dict, items, at }: Open, told: OddityListener | undefined): Cos => {
  if (!dict) {
    if (items.length > longestArray) told?.('array-length', at, items.length)
    return items
  }
  const entries = new Map<string, Cos>()
  for (let index = 0; index < items.length; index++) {
    const key = items[index]
    if (!(key instanceof CosName)) continue
    const value = items[index + 1]
    index++
    if (value !== undefined && !(value instanceof CosKeyword)) entries.set(key.name, value)
  }
  if (entries.size > largestDictionary) told?.('dictionary-length', at, entries.size)
  return new CosDict(entries)
}

const words: Readonly<Record<string, null | boolean>> = { null: null, true: true, false: false }

const wordValue = (token: Exclude<Token, undefined | string>): Cos => {
  if (!(token instanceof CosKeyword)) return token
  const value = words[token.word]
  return value === undefined ? token : value
}

/** `R` after two integers makes them a reference. */
const withReference = (items: Cos[]): boolean => {
  const gen = items.at(-1)
  const num = items.at(-2)
  if (typeof gen !== 'number' || typeof num !== 'number' || !Number.isInteger(num)) return false
  items.splice(-2, 2, new CosRef(num, gen))
  return true
}

/**
 * Reads one value; a keyword that stands where a value should is given as such, and undefined at the end. Without
 * recursion: arrays in arrays deeper than 500 are read and dropped. A content stream has no `references`.
 */
export const readValue = (lexer: Lexer, told?: OddityListener, references = true): Cos | undefined => {
  const open: Open[] = []
  let beyond = 0
  for (;;) {
    const from = lexer.at
    const token = lexer.next()
    let value: Cos
    if (token === undefined) {
      const top = open.pop()
      if (top === undefined) return undefined
      value = closed(top, told)
    } else if (token === '[' || token === '<<') {
      if (open.length >= deepest) beyond++
      else open.push({ dict: token === '<<', items: [], at: from })
      continue
    } else if (token === ']' || token === '>>') {
      if (beyond > 0) {
        beyond--
        continue
      }
      const top = open.pop()
      if (top === undefined) return new CosKeyword(token)
      value = closed(top, told)
    } else if (punctuation.has(token)) value = new CosKeyword(token as string)
    else value = wordValue(token as Exclude<Token, undefined | string>)
    const top = open.at(-1)
    if (top === undefined) {
      if (!references || typeof value !== 'number' || !Number.isInteger(value)) return value
      return referenceFrom(lexer, value)
    }
    if (value instanceof CosKeyword) {
      if (value.word === 'R' && withReference(top.items)) continue
      if (value.word === 'endobj' || value.word === 'stream' || value.word === 'obj') {
        lexer.at -= value.word.length
        while (open.length > 1) {
          const inner = open.pop()
          if (inner) open.at(-1)?.items.push(closed(inner, told))
        }
        return closed(open[0] as Open, told)
      }
    }
    if (top.items.length < mostItems) top.items.push(value)
  }
}

/** A number, or the reference that starts with it. */
const referenceFrom = (lexer: Lexer, num: number): Cos => {
  const back = lexer.at
  const gen = lexer.next()
  if (typeof gen === 'number' && Number.isInteger(gen)) {
    const word = lexer.next()
    if (word instanceof CosKeyword && word.word === 'R') return new CosRef(num, gen)
  }
  lexer.at = back
  return num
}
