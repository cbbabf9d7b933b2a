import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchTime } from './time-watch.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

/** Two clocks that a test moves by hand; timers follow the steady one. */
const machine = () => {
  let wall = 1_000_000
  let steady = 0
  return {
    clocks: { wall: () => wall, steady: () => steady },
    runs: (ms: number) => {
      for (let gone = 0; gone < ms; gone += 100) {
        wall += 100
        steady += 100
        vi.advanceTimersByTime(100)
      }
    },
    stands: (ms: number) => {
      wall += ms
      steady += ms
    },
    isSetTo: (ms: number) => {
      wall += ms
    },
  }
}

test('a machine that runs has no trouble, however long', () => {
  const { clocks, runs } = machine()
  const trouble = watchTime(clocks)
  runs(60_000)
  expect(trouble()).toEqual({})
})

test.each([3_600_000, -3_600_000])('a clock that is moved by %d ms is told', (by) => {
  const { clocks, runs, isSetTo } = machine()
  const trouble = watchTime(clocks)
  runs(500)
  isSetTo(by)
  runs(500)
  expect(trouble()).toEqual({ clockMovedMs: by })
})

test('a clock that is corrected by a little is not', () => {
  const { clocks, isSetTo } = machine()
  const trouble = watchTime(clocks)
  isSetTo(-400)
  expect(trouble()).toEqual({})
})

test('a machine that stands still is told, in the middle and at the end', () => {
  const { clocks, runs, stands } = machine()
  const [middle, end] = [watchTime(clocks), watchTime(clocks)]
  stands(8_000)
  runs(1_000)
  expect(middle()).toEqual({ stalledMs: 8_000 })
  stands(20_000)
  expect(end()).toEqual({ stalledMs: 19_900 })
})
