import { existsSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  documentOf,
  type Ended,
  eventsOf,
  isAlive,
  openWorkshop,
  productPid,
  reportOf,
  runIn,
  three,
  verdictsOf,
} from './e2e.fixture.ts'
import { configFor, tinyProduct } from './tiny-product.fixture.ts'

const { folder, banc, write, close } = openWorkshop()
const out = (name: string): string => join(folder, name)

afterAll(close)

describe('a run on the reference product', () => {
  let ended: Ended

  beforeAll(async () => {
    ended = await banc('run', ...three, '--out', out('whole'), '--format', 'json')
  }, 180_000)

  test('exits 0, every scenario conformant', () => {
    expect(ended.code, ended.stderr).toBe(0)
    expect(verdictsOf(documentOf(ended))).toEqual({
      'INS/va1.41.01': 'pass',
      'INS/va1.52.01': 'pass',
      'INS/va1.28.01': 'pass',
    })
  })

  test('puts one JSON document on standard output, the very report', () => {
    expect(documentOf(ended)).toEqual(reportOf(runIn(out('whole'))))
  })

  test('tells its progress on standard error: a line per scenario, then ten lines at most', () => {
    const lines = ended.stderr.trimEnd().split('\n')
    expect(lines.filter((line) => line.startsWith('✔ INS/'))).toHaveLength(3)
    expect(lines.length - lines.findLastIndex((line) => line.startsWith('✔ INS/')) - 1).toBeLessThanOrEqual(10)
    expect(ended.stderr).toContain('report.html')
  })

  test('writes the dossier and points latest at it', () => {
    const run = runIn(out('whole'))
    for (const file of ['journal.ndjson', 'report.html', 'report.json', 'junit.xml', 'blobs']) {
      expect(existsSync(join(run, file)), file).toBe(true)
    }
    expect(join(out('whole'), readlinkSync(join(out('whole'), 'latest')))).toBe(run)
    expect(eventsOf(run).findLast(({ type }) => type !== 'run.sealed')).toMatchObject({
      type: 'run.ended',
      data: { outcome: 'complete' },
    })
  })

  test('leaves no product behind', () => {
    expect(isAlive(productPid(runIn(out('whole'))))).toBe(false)
  })

  test('is judged again without product or services, with identical verdicts', async () => {
    const replayed = await banc('replay', join(out('whole'), 'latest'))
    expect(replayed.code, replayed.stderr).toBe(0)
    expect(replayed.stdout).toContain('verdicts identiques')
    const verified = await banc('verify', out('whole/latest'), '--format', 'json')
    expect(JSON.parse(verified.stdout)).toMatchObject({ intact: true, complete: true, problem: null })
    expect(verified.code).toBe(0)
  })

  test('renders its reports again, byte for byte', async () => {
    const { stdout } = await banc('report', out('whole/latest'), '--format', 'junit')
    expect(stdout).toBe(readFileSync(out('whole/latest/junit.xml'), 'utf8'))
  })
})

describe('the exit code', () => {
  test('is 1 when the product is not conformant', async () => {
    const known = JSON.parse((await banc('list', '--defects', '--format', 'json')).stdout)
    const [first] = known.filter(
      (one: { suite: string; outcome: string }) => one.suite === 'ins' && one.outcome === 'fail',
    )
    const ended = await banc('run', '--suite', 'ins', '--defects', first.id, '--out', out('defect'), '--format', 'json')
    expect(ended.code, ended.stderr).toBe(1)
    const told = documentOf(ended)
    expect(told.run.defects).toEqual([first.id])
    const failed = told.scenarios.flatMap(({ checks }) => checks).filter(({ verdict }) => verdict === 'fail')
    expect(failed.map(({ id }) => id)).toEqual(expect.arrayContaining(first.kills))
    expect((await banc('replay', out('defect/latest'))).code).toBe(0)
  })

  test('is 3 when actions are not offered: to be attested, never failed', async () => {
    const script = write('few.mjs', tinyProduct({ actions: ['identity.create'] }))
    const config = write('few.jsonc', configFor(script))
    const ended = await banc('run', '--config', config, ...three, '--out', out('few'), '--format', 'json')
    expect(ended.code, ended.stderr).toBe(3)
    for (const { verdict, reason, checks } of documentOf(ended).scenarios) {
      expect(verdict).toBe('inconclusive')
      expect(reason).toMatch(/^à attester : .*identity\.(fetchIns|read)$/)
      expect(new Set(checks.map((check) => check.verdict))).toEqual(new Set(['inconclusive']))
    }
  })
})

describe('the choice of scenarios', () => {
  const idsOf = (ended: Ended) => documentOf(ended).scenarios.map(({ id }) => id)

  test('by -t and couloir', async () => {
    const chosen = ['--couloir', 'RIS', '-t', 'va1\\.(41|52)']
    const ended = await banc('run', '--suite', 'ins,dmp', ...chosen, '--out', out('chosen'), '--format', 'json')
    expect(ended.code, ended.stderr).toBe(0)
    expect(idsOf(ended)).toEqual(['INS/va1.41.01', 'INS/va1.52.01', 'INS/va1.52.01~server-certificate'])
    expect(documentOf(ended).run.couloirs).toEqual(['RIS'])
  })

  test('by shard: each scenario in one of them; standard output is left alone without --format json', async () => {
    const [first, second] = [
      await banc('run', ...three, '--shard', '1/2', '--out', out('shard1')),
      await banc('run', ...three, '--shard', '2/2', '--out', out('shard2')),
    ]
    const ids = [out('shard1'), out('shard2')].map((shard) => reportOf(runIn(shard)).scenarios.map(({ id }) => id))
    expect(ids).toEqual([['INS/va1.41.01', 'INS/va1.28.01'], ['INS/va1.52.01']])
    expect(first?.stdout).toBe('')
    expect(second?.stdout).toBe('')
  })

  test('by number', async () => {
    const ended = await banc('run', '--only', 'INS/va1.41.01', '--out', out('only'), '--format', 'json')
    expect(idsOf(ended)).toEqual(['INS/va1.41.01'])
  })
})
