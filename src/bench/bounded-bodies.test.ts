import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../cli/cli.fixture.ts'
import { boundedBodies } from './bounded-bodies.ts'

const body = (first: number, size = 400): Uint8Array => new Uint8Array(size).fill(first)

test('bodies are kept up to a bound, and the oldest go first', () => {
  const folder = temporaryFolder()
  const put = boundedBodies(folder, 1_000)
  const [one, two, three] = [1, 2, 3].map((first) => put(body(first)).sha256)
  expect(readdirSync(folder).sort()).toEqual([two, three].sort())
  put(body(3))
  expect(readdirSync(folder)).toHaveLength(2)
  expect(one).toMatch(/^[0-9a-f]{64}$/)
})

test('those of an earlier call count, and one that is larger than the bound is not kept', () => {
  const folder = temporaryFolder()
  for (const first of [1, 2]) boundedBodies(folder, 1_000)(body(first))
  const put = boundedBodies(folder, 500)
  expect(readdirSync(folder)).toHaveLength(1)
  expect(put(body(9, 600), 'text/xml')).toMatchObject({ size: 600, mediaType: 'text/xml' })
  expect(readdirSync(folder)).toHaveLength(1)
})
