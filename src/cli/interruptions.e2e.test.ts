import { spawn } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { JournalEvent } from '../model/event.ts'
import {
  documentOf,
  eventsOf,
  isAlive,
  openWorkshop,
  productPid,
  reportOf,
  runIn,
  type Started,
  three,
  verdictsOf,
} from './e2e.fixture.ts'
import { configFor, tinyProduct } from './tiny-product.fixture.ts'

const { folder, start, banc, write, close } = openWorkshop()
const out = (name: string): string => join(folder, name)
const journalOf = (run: string): string => join(run, 'journal.ndjson')

afterAll(close)

/** Waits until the run under `to` has recorded what is looked for. */
const recorded = async (to: string, found: (events: readonly JournalEvent[]) => boolean): Promise<void> => {
  const until = performance.now() + 25_000
  while (performance.now() < until) {
    try {
      if (found(eventsOf(runIn(to)))) return
    } catch {
      // The run has no journal yet.
    }
    await pause(20)
  }
  throw new Error(`the run under ${to} never recorded what this test waits for`)
}

const startedScenarios = (count: number) => (events: readonly JournalEvent[]) =>
  events.filter(({ type }) => type === 'scenario.started').length >= count

/** A product whose every identity takes nearly a second: time to interrupt a scenario. */
const slowConfig = (name: string): string =>
  write(`${name}.jsonc`, configFor(write(`${name}.mjs`, tinyProduct({ slow: 900 }))))

const begin = (...args: readonly string[]): Started => {
  const started = start('run', ...args)
  onTestFinished(() => void started.child.kill('SIGKILL'))
  return started
}

describe('a product that crashes in mid-run', () => {
  test('leaves its scenario inconclusive, is started again, and the others go on', async () => {
    const script = write('crash.mjs', tinyProduct({ crashesAt: 2 }))
    const config = write('crash.jsonc', configFor(script))
    const ended = await banc('run', '--config', config, ...three, '--out', out('crash'), '--format', 'json')
    const events = eventsOf(runIn(out('crash')))
    const outcomes = events.flatMap((event) =>
      event.type === 'scenario.ended' ? [[event.scenario, event.data.outcome]] : [],
    )
    expect(outcomes, ended.stderr).toEqual([
      ['INS/va1.41.01', 'driven'],
      ['INS/va1.52.01', 'interrupted'],
      ['INS/va1.28.01', 'driven'],
    ])
    const crashed = documentOf(ended).scenarios.find(({ id }) => id === 'INS/va1.52.01')
    expect(crashed).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('BANC-PILOT-UNREACHABLE'),
    })
    expect(events.filter(({ type }) => type === 'product.started')).toHaveLength(2)
    const exits = events.flatMap((event) => (event.type === 'product.exited' ? [event.data] : []))
    expect(exits.map(({ code, expected }) => [code, expected])).toEqual([
      [139, false],
      [null, true],
    ])
    const said = readFileSync(join(runIn(out('crash')), 'blobs', exits[0]?.stderr.sha256 ?? ''), 'utf8')
    expect(said).toBe('segmentation fault\n')
    expect(events.findLast(({ type }) => type !== 'run.sealed')).toMatchObject({
      type: 'run.ended',
      data: { outcome: 'complete' },
    })
  })
})

describe('Ctrl-C', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'in mid-run (%s) stops the product and leaves a partial report',
    async (signal) => {
      const to = out(signal)
      const { child, ended } = begin('--config', slowConfig(signal), ...three, '--out', to, '--format', 'json')
      await recorded(to, startedScenarios(2))
      child.kill(signal)
      const { code, stdout, stderr } = await ended
      const run = runIn(to)
      expect(code, stderr).toBe(3)
      expect(stderr).not.toMatch(/\n\s+at .+:\d+:\d+/)
      expect(isAlive(productPid(run))).toBe(false)
      expect(eventsOf(run).findLast(({ type }) => type !== 'run.sealed')).toMatchObject({
        type: 'run.ended',
        data: { outcome: 'interrupted' },
      })
      expect(reportOf(run)).toEqual(JSON.parse(stdout))
      expect(reportOf(run).scenarios).toHaveLength(3)
      expect(verdictsOf(reportOf(run))).toMatchObject({
        'INS/va1.52.01': 'inconclusive',
        'INS/va1.28.01': 'inconclusive',
      })
      for (const file of ['report.html', 'junit.xml']) expect(existsSync(join(run, file)), file).toBe(true)
      expect((await banc('replay', run)).code).toBe(0)
    },
  )

  test('of the npm that started the run ends it, and its product', async () => {
    const to = out('npm')
    const config = slowConfig('npm')
    const npm = spawn('npm', ['start', '--silent', '--', '--config', config, ...three, '--out', to], { detached: true })
    onTestFinished(() => void npm.kill('SIGKILL'))
    await recorded(to, startedScenarios(1))
    npm.kill('SIGTERM')
    const run = runIn(to)
    await expect.poll(() => eventsOf(run).at(-1)?.type, { timeout: 150_000 }).toBe('run.sealed')
    expect(eventsOf(run).at(-2)).toMatchObject({ type: 'run.ended', data: { outcome: 'interrupted' } })
    await expect.poll(() => isAlive(productPid(run)), { timeout: 150_000 }).toBe(false)
  }, 180_000)

  test('while the product starts does not wait for it', async () => {
    const config = write('never.jsonc', configFor(write('never.mjs', tinyProduct({ startsAfter: 60_000 }))))
    const to = out('never')
    const { child, ended } = begin('--config', config, ...three, '--out', to)
    await recorded(to, (events) => events.some(({ type }) => type === 'product.started'))
    child.kill('SIGINT')
    const { code, stderr } = await ended
    expect(code, stderr).toBe(3)
    expect(isAlive(productPid(runIn(to)))).toBe(false)
  })

  test('does not prevent the run from going on later', async () => {
    const run = runIn(out('SIGINT'))
    const config = join(folder, 'SIGINT.jsonc')
    const ended = await banc('run', '--config', config, ...three, '--resume', run, '--format', 'json')
    const driven = eventsOf(run).flatMap((event) =>
      event.type === 'scenario.ended' && event.data.outcome === 'driven' ? [event.scenario] : [],
    )
    expect(driven, ended.stderr).toEqual(['INS/va1.41.01', 'INS/va1.52.01', 'INS/va1.28.01'])
    expect(eventsOf(run).findLast(({ type }) => type !== 'run.sealed')).toMatchObject({
      type: 'run.ended',
      data: { outcome: 'complete' },
    })
    expect((await banc('replay', run)).code).toBe(0)
  }, 180_000)
})

describe('a bench that is killed', () => {
  test('leaves a journal that reads, and the run goes on with a chain that verifies', async () => {
    const to = out('killed')
    const { child, ended } = begin(...three, '--out', to)
    await recorded(to, startedScenarios(2))
    child.kill('SIGKILL')
    await ended
    const run = runIn(to)
    await expect.poll(() => isAlive(productPid(run)), { timeout: 150_000 }).toBe(false)
    expect(existsSync(join(run, 'report.json'))).toBe(false)
    const partial = await banc('replay', run)
    expect(partial.code).toBe(3)
    expect(partial.stdout).toMatch(/BANC-JOURNAL-CUT .*--resume/)

    const resumed = await banc('run', '--resume', run, '--format', 'json')
    expect(resumed.code, resumed.stderr).toBe(0)
    expect(Object.values(verdictsOf(documentOf(resumed)))).toEqual(['pass', 'pass', 'pass'])
    expect(eventsOf(run).filter(({ type }) => type === 'run.resumed')).toHaveLength(1)
    expect((await banc('verify', run)).code).toBe(0)
  })
})

describe('a dossier', () => {
  let whole: string

  beforeAll(async () => {
    await banc('run', ...three, '--out', out('whole'))
    whole = runIn(out('whole'))
  }, 180_000)

  const copy = (name: string): string => {
    cpSync(whole, out(name), { recursive: true })
    return out(name)
  }

  test('whose journal is cut in the middle of a line is read up to the cut, and can go on', async () => {
    const run = copy('cut')
    const lines = readFileSync(journalOf(run), 'utf8').split('\n')
    const second = lines.findIndex((line) => line.includes('scenario.started') && line.includes('INS/va1.52.01'))
    const length = Buffer.byteLength(`${lines.slice(0, second).join('\n')}\n`)
    truncateSync(journalOf(run), length + 40)
    rmSync(join(run, 'report.json'))

    const replayed = await banc('replay', run)
    expect(replayed.stdout).toMatch(
      new RegExp(`BANC-JOURNAL-CUT .*journal\\.ndjson:${second + 1}\\).*au milieu de la ligne`),
    )
    expect(replayed.stdout).toContain('3 scénarios')
    expect(replayed.code).toBe(3)

    const resumed = await banc('run', '--resume', run, '--format', 'json')
    expect(resumed.code, resumed.stderr).toBe(0)
    expect(readFileSync(join(run, 'journal.cut'), 'utf8')).toBe(lines[second]?.slice(0, 40))
    expect(Object.values(verdictsOf(documentOf(resumed)))).toEqual(['pass', 'pass', 'pass'])
    expect((await banc('verify', run)).code).toBe(0)
  })

  test('with one byte of its journal changed is refused, by line and event', async () => {
    const run = copy('tampered')
    const text = readFileSync(journalOf(run), 'utf8')
    const at = text.indexOf('"patientId"')
    const line = text.slice(0, at).split('\n').length
    writeFileSync(journalOf(run), `${text.slice(0, at + 1)}q${text.slice(at + 2)}`)
    for (const command of ['replay', 'verify']) {
      const ended = await banc(command, run)
      expect(ended.code).toBe(1)
      expect(ended.stdout).toMatch(new RegExp(`BANC-JOURNAL-BROKEN .*ligne ${line}, événement e0*${line} `))
    }
    const { stdout, code } = await banc('replay', run, '--format', 'json', '--lang', 'en')
    expect(JSON.parse(stdout)).toMatchObject({ intact: false, problem: expect.stringContaining(`line ${line}, event`) })
    expect(code).toBe(1)
  })

  test('whose last lines were removed is refused, because the report remembers them', async () => {
    const run = copy('shortened')
    const lines = readFileSync(journalOf(run), 'utf8').split('\n')
    writeFileSync(journalOf(run), `${lines.slice(0, -3).join('\n')}\n`)
    const { stdout, code } = await banc('replay', run)
    expect(stdout).toMatch(/BANC-JOURNAL-BROKEN .*lignes retirées à la fin/)
    expect(code).toBe(1)
  })

  test('whose report was rewritten differs from its journal', async () => {
    const run = copy('rewritten')
    const file = join(run, 'report.json')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"verdict": "pass"', '"verdict": "fail"'))
    const { stdout, code } = await banc('replay', run)
    expect(stdout).toContain('✘ INS/va1.52.01 : fail → pass')
    expect(code).toBe(1)
  })

  test('that is whole has nothing to resume', async () => {
    const { stderr, code } = await banc('run', '--resume', whole)
    expect(stderr).toMatch(/^BANC-RESUME .*replay/)
    expect(code).toBe(2)
  })
})
