import type { Cursor } from './cursor.ts'
import { ImapSyntaxError } from './problem.ts'

/** Ranges of message numbers or UID, both ends included; infinity stands for `*`. */
export type SequenceSet = readonly (readonly [number, number])[]

const most = 4_294_967_295

const endOf = (text: string): number => {
  if (text === '*') return Number.POSITIVE_INFINITY
  const number = Number(text)
  if (number < 1 || number > most) throw new ImapSyntaxError(`${text} is no message number`)
  return number
}

/** `2,4:7,9,12:*` (RFC 3501 §9, sequence-set). */
export const sequenceSet = (from: Cursor): SequenceSet =>
  from
    .match(/(?:\d+|\*)(?::(?:\d+|\*))?(?:,(?:\d+|\*)(?::(?:\d+|\*))?)*/y, 'sequence set')
    .split(',')
    .map((range) => {
      const [one = '', other = one] = range.split(':')
      return [endOf(one), endOf(other)] as const
    })

/** The same ranges with `*` in its place and the lower end first, in order and without overlap. */
export const resolved = (set: SequenceSet, last: number): SequenceSet => {
  const known = set
    .map(([one, other]) => [Math.min(one, last), Math.min(other, last), one, other] as const)
    // A number beyond the last stands for nothing; `*` is the last whatever the other end.
    .map(([low, high, one, other]): readonly [number, number] => {
      const star = !Number.isFinite(one) || !Number.isFinite(other)
      const [first, second] = [Number.isFinite(one) ? one : last, Number.isFinite(other) ? other : last]
      return star ? [Math.min(first, second), Math.max(first, second)] : [Math.min(one, other), Math.max(low, high)]
    })
    .toSorted(([one], [other]) => one - other)
  const merged: [number, number][] = []
  for (const [low, high] of known) {
    const before = merged.at(-1)
    if (before !== undefined && low <= before[1] + 1) before[1] = Math.max(before[1], high)
    else merged.push([low, high])
  }
  return merged
}

export const isIn = (ranges: SequenceSet, number: number): boolean =>
  ranges.some(([low, high]) => number >= low && number <= high)

/** Numbers in order as a set: `1:3,7`. */
export const written = (numbers: readonly number[]): string => {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([low, high]) => (low === high ? `${low}` : `${low}:${high}`)).join(',')
}
