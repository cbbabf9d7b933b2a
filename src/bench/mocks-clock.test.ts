import { expect, test } from 'vitest'
import { mocksClock } from './mocks-clock.ts'

test('goes on with the time that goes by, until it is set by the machine’s clock again', () => {
  let [wall, steady] = [Date.UTC(2026, 2, 1), 0]
  const clock = mocksClock(
    () => wall,
    () => steady,
  )
  steady += 2_000
  wall += 2_000 + 3_600_000
  expect(clock.now().toISOString()).toBe('2026-03-01T00:00:02.000Z')
  clock.set()
  expect(clock.now().toISOString()).toBe('2026-03-01T01:00:02.000Z')
})
