import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keptOfEachEnd } from '../bench/kept-output.ts'
import { isA } from '../model/event.ts'
import { temporaryFolder } from './cli.fixture.ts'
import { documentOf, eventsOf, runIn, three, verdictsOf } from './e2e.fixture.ts'
import { alone } from './own-process.fixture.ts'
import { configFor, tinyProduct } from './tiny-product.fixture.ts'

const millions = 200
const floods = millions * 1_000_000

/** A run of three scenarios with the tiny product, one that floods or one that does not. */
const runWith = async (behaviour: { floods?: number }) => {
  const folder = temporaryFolder()
  const script = join(folder, 'product.mjs')
  writeFileSync(script, tinyProduct(behaviour))
  writeFileSync(join(folder, 'banc.jsonc'), JSON.stringify(configFor(script, { timeoutMs: 120_000 })))
  const out = join(folder, 'out')
  const ended = await alone(
    ['run', '--config', join(folder, 'banc.jsonc'), ...three, '--out', out, '--format', 'json'],
    { cwd: folder, env: { BANC_CACHE: join(folder, 'cache') }, killedAfterMs: 150_000 },
  )
  return { ended, run: runIn(out) }
}

test('a product that writes 200 MB on both its outputs is kept to their two ends, and the run ends as it would have', async () => {
  const [quiet, flooded] = [await runWith({}), await runWith({ floods })]
  expect(flooded.ended.code, flooded.ended.stderr).toBe(quiet.ended.code)
  expect(verdictsOf(documentOf(flooded.ended))).toEqual(verdictsOf(documentOf(quiet.ended)))
  const outcomes = eventsOf(flooded.run).filter(isA('scenario.ended'))
  expect(outcomes.map(({ data }) => data.outcome)).toEqual(['driven', 'driven', 'driven'])

  const exited = eventsOf(flooded.run).find(isA('product.exited'))
  const kept = 2 * keptOfEachEnd
  expect(exited?.data).toMatchObject({
    expected: true,
    unkept: { stdout: floods - kept, stderr: floods - kept },
  })
  for (const stream of ['stdout', 'stderr'] as const) {
    const path = join(flooded.run, 'blobs', exited?.data[stream].sha256 ?? '')
    const told = Buffer.from(`\n[… ${floods - kept} octets que le banc n’a pas gardés`)
    expect(readFileSync(path).indexOf(told)).toBe(keptOfEachEnd)
    expect(statSync(path).size).toBeLessThan(kept + 1_000)
  }
  expect((await alone(['verify', flooded.run])).code).toBe(0)
  // What a flood adds to the memory of the bench: its two ends, and what the pipes hold.
  expect((flooded.ended.peak ?? Number.NaN) - (quiet.ended.peak ?? Number.NaN)).toBeLessThan(80)
}, 330_000)
