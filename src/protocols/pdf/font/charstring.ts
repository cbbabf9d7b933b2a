/** Subroutines that a charstring may call. */
export type Subroutines = readonly Uint8Array[]

const bias = (subroutines: Subroutines): number =>
  subroutines.length < 1240 ? 107 : subroutines.length < 33_900 ? 1131 : 32_768

/** How many operands an operator takes that ends the search; the width is the one that is left over. */
const takes: Readonly<Record<number, 'even' | 0 | 1 | 2>> = {
  1: 'even',
  3: 'even',
  18: 'even',
  23: 'even',
  19: 'even',
  20: 'even',
  21: 2,
  4: 1,
  22: 1,
  14: 0,
}

/** Steps of one charstring: its first operators are a few. */
const mostSteps = 2000

/**
 * The width that a Type 2 charstring writes before its first operator, over the nominal one (Adobe Technical Note 5177,
 * 3.1): a number, `default` when it writes none, undefined when it cannot be known.
 */
export const widthIn = (
  charstring: Uint8Array,
  local: Subroutines,
  global: Subroutines,
): number | 'default' | undefined => {
  const stack: number[] = []
  const calls: { bytes: Uint8Array; at: number }[] = [{ bytes: charstring, at: 0 }]
  for (let steps = 0; steps < mostSteps; steps++) {
    const call = calls.at(-1)
    if (!call) return undefined
    const byte = call.bytes[call.at++]
    if (byte === undefined) {
      calls.pop()
      continue
    }
    const next = (): number => call.bytes[call.at++] ?? 0
    if (byte >= 32 || byte === 28) {
      if (byte === 28) stack.push(((next() << 24) | (next() << 16)) >> 16)
      else if (byte < 247) stack.push(byte - 139)
      else if (byte < 251) stack.push((byte - 247) * 256 + next() + 108)
      else if (byte < 255) stack.push(-(byte - 251) * 256 - next() - 108)
      else stack.push(((next() << 24) | (next() << 16) | (next() << 8) | next()) / 65_536)
      if (stack.length > 64) return undefined
      continue
    }
    if (byte === 10 || byte === 29) {
      const subroutines = byte === 10 ? local : global
      const called = subroutines[(stack.pop() ?? 0) + bias(subroutines)]
      if (!called || calls.length > 10) return undefined
      calls.push({ bytes: called, at: 0 })
      continue
    }
    if (byte === 11) {
      calls.pop()
      continue
    }
    const expected = takes[byte]
    if (expected === undefined) return undefined
    const extra =
      expected === 'even' ? stack.length % 2 === 1 : stack.length > expected && !(byte === 14 && stack.length === 4)
    return extra ? (stack[0] ?? 0) : 'default'
  }
  return undefined
}
