/** Chances that are the same for the same seed, on every machine. */
export interface Chances {
  /** From 0 to `below` - 1. */
  below(below: number): number
  pick<T>(from: readonly [T, ...T[]]): T
  pick<T>(from: readonly T[]): T | undefined
}

/** A generator of 32 bits of state (a Weyl sequence with a multiplying mixer). */
export const chancesOf = (seed: number): Chances => {
  let state = seed >>> 0
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  return { below, pick: <T>(from: readonly T[]) => from[below(from.length)] as T }
}
