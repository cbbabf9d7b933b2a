import { expect, test } from 'vitest'
import { keptOutput } from './kept-output.ts'

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

test('a short output is kept as it came', () => {
  const kept = keptOutput(8)
  for (const chunk of ['abc', 'def', 'ghijklmn']) kept.add(Buffer.from(chunk))
  expect(textOf(kept.bytes())).toBe('abcdefghijklmn')
  expect(kept.unkept()).toBe(0)
})

test('of a flood the two ends are kept, and how much is missing is told', () => {
  const kept = keptOutput(8)
  for (let turn = 0; turn < 1000; turn += 1) kept.add(Buffer.from(`${String(turn).padStart(3, '0')} `))
  expect(kept.unkept()).toBe(4000 - 16)
  expect(textOf(kept.bytes())).toMatch(/^000 001 \n\[… 3984 octets .* bytes .*\]\n998 999 $/)
})

test('one chunk larger than all that is kept counts as a flood', () => {
  const kept = keptOutput(4)
  kept.add(Buffer.from('abcdefghijklmnop'))
  expect(textOf(kept.bytes())).toMatch(/^abcd\n\[… 8 octets .*\]\nmnop$/)
})
