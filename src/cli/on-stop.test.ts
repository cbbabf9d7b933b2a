import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onStop } from './on-stop.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a command whose npm has died is asked to stop', () => {
  const stop = vi.fn()
  let parent = 41
  const listenNoMore = onStop(stop, () => parent, { npm_lifecycle_event: 'start' })
  vi.advanceTimersByTime(10_000)
  expect(stop).not.toHaveBeenCalled()
  parent = 1
  vi.advanceTimersByTime(1_000)
  expect(stop).toHaveBeenCalled()
  listenNoMore()
})

test('one that npm did not start may outlive whoever started it', () => {
  const stop = vi.fn()
  let parent = 41
  const listenNoMore = onStop(stop, () => parent, {})
  parent = 1
  vi.advanceTimersByTime(10_000)
  expect(stop).not.toHaveBeenCalled()
  listenNoMore()
})
