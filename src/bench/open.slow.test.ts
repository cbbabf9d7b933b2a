import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { configFor, tinyProduct } from '../cli/tiny-product.fixture.ts'
import type { Config } from '../model/config.ts'
import { isA } from '../model/event.ts'
import { readJournal } from '../run/read-journal.ts'
import { type BenchOptions, openBench } from './open.ts'
import { referenceConfig } from './reference-product.ts'

const out = mkdtempSync(join(tmpdir(), 'banc-segur-open-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

const search = 'INS/va1.41.01'
const level = 'PSC.08.01'

/** A product that answers its first scenarios, then keeps one waiting for as long as the test needs. */
const holding = (): Config => {
  const script = join(mkdtempSync(join(out, 'holding-')), 'product.mjs')
  writeFileSync(script, tinyProduct({ slow: 600_000 }))
  return configFor(script, { timeoutMs: 600_000 }) as Config
}
const started = (folder: string) => () => readJournal(folder).events.some(isA('scenario.started'))

const open = (own: BenchOptions = {}, config: Config = referenceConfig([])) =>
  openBench(config, { out, selection: { only: [search, level] }, ...own })

describe('a bench opened as a library', { timeout: 150_000 }, () => {
  test('drives in any order, judges each scenario once, and finishes with its dossier', async () => {
    const bench = await open()
    expect(bench.plan.map(({ entry }) => entry.scenario.id)).toEqual([search, level])
    const second = await bench.drive(level)
    const first = await bench.drive(search)
    expect([first.verdict, second.verdict]).toEqual(['pass', 'pass'])
    const run = await bench.finish()
    // The very results: nothing was judged again.
    expect(run.scenarios[0]).toBe(first)
    expect(run.scenarios[1]).toBe(second)
    expect(run.journal.complete).toBe(true)
    expect(readdirSync(bench.folder)).toEqual(expect.arrayContaining(['report.html', 'report.json', 'junit.xml']))
    expect(readJournal(bench.folder).broken).toBeUndefined()
  })

  test('driven again, a scenario counts by its last attempt', async () => {
    const bench = await open({ selection: { only: [search] } })
    await bench.drive(search)
    const again = await bench.drive(search)
    const run = await bench.finish()
    expect(run.scenarios).toEqual([again])
    expect(run.events.filter(({ type }) => type === 'scenario.started')).toHaveLength(2)
  })

  test('finishes twice with one result, and drives nothing afterwards', async () => {
    const bench = await open({ selection: { only: [search] } })
    const [one, other] = await Promise.all([bench.finish(), bench.finish()])
    expect(one).toBe(other)
    await expect(bench.drive(search)).rejects.toMatchObject({ code: 'BANC-CLOSED', where: search })
    expect(one.scenarios).toMatchObject([{ id: search, verdict: 'inconclusive' }])
  })

  test('finished while a scenario runs, ends it as interrupted', async () => {
    const bench = await open({ selection: { only: [search] } }, holding())
    const driving = bench.drive(search).catch((error: unknown) => error)
    await expect.poll(started(bench.folder), { timeout: 150_000 }).toBe(true)
    const run = await bench.finish()
    expect(run.scenarios).toMatchObject([
      { verdict: 'inconclusive', reason: { en: expect.stringMatching(/finished/) } },
    ])
    expect(await driving).toMatchObject({ code: 'BANC-CLOSED' })
    expect(readJournal(bench.folder).broken).toBeUndefined()
  })

  test('drives one scenario at a time', async () => {
    const bench = await open()
    const driving = bench.drive(search)
    await expect(bench.drive(level)).rejects.toMatchObject({ code: 'BANC-BUSY', where: level })
    expect((await driving).verdict).toBe('pass')
    await bench.finish()
  })

  test.each([
    ['a scenario that is not planned', 'INS/va1.52.01', /list|INS/],
    ['an unknown number', 'INS/va1.41.10', /INS\/va1\.41\.01/],
  ])('refuses %s, and says which was meant', async (_, id, todo) => {
    const bench = await open()
    const error = await bench.drive(id).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'BANC-SELECTION', where: id, todo: { fr: expect.stringMatching(todo) } })
    await bench.finish()
  })

  test.each([
    ['without a product', {}, { code: 'BANC-CONFIG-INVALID', where: 'config' }],
    ['with an unknown defect', referenceConfig(['psc.acr-values-mising']), { code: 'BANC-DEFECT' }],
    ['with an unknown key', { ...referenceConfig([]), colouirs: ['LGC'] }, { code: 'BANC-CONFIG-UNKNOWN-KEY' }],
    [
      'of a wrong type',
      { ...referenceConfig([]), vagues: ['1'] },
      { code: 'BANC-CONFIG-INVALID', where: 'config vagues[0]' },
    ],
  ])('refuses a configuration %s before it makes a folder', async (_, config, refusal) => {
    const before = readdirSync(out).length
    await expect(open({}, config as Config)).rejects.toMatchObject(refusal)
    expect(readdirSync(out)).toHaveLength(before)
  })

  test('knows the defects of the reference product from its configuration', async () => {
    const bench = await open({ selection: { only: [level] } }, referenceConfig(['psc.acr-values-missing']))
    expect((await bench.drive(level)).verdict).toBe('fail')
    expect((await bench.finish()).run.defects).toEqual(['psc.acr-values-missing'])
  })

  test('refuses a selection of nothing before it makes a folder', async () => {
    const before = readdirSync(out).length
    await expect(open({ selection: { only: [search], couloirs: ['PFI'] } })).rejects.toMatchObject({
      code: 'BANC-OPTION',
    })
    await expect(open({ selection: { only: ['INS/va1.41.1'] } })).rejects.toMatchObject({
      code: 'BANC-SELECTION',
      todo: { en: expect.stringMatching(/^The nearest: INS\/va1\.41\.01(, [^,]+){4}\. "list"/) },
    })
    expect(readdirSync(out)).toHaveLength(before)
  })

  test('two at once do not disturb each other; on the same fixed port the second is refused', async () => {
    const [one, two] = [await open(), await open()]
    expect(one.folder).not.toBe(two.folder)
    const results = await Promise.all([one.drive(search), two.drive(search)])
    expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass'])
    await Promise.all([one.finish(), two.finish()])

    const config = referenceConfig([])
    const fixed = { ...config, services: { ...config.services, insi: { port: 28_441 } } }
    const [holds, waits] = [await open({}, fixed), await open({}, fixed)]
    expect((await holds.drive(search)).verdict).toBe('pass')
    await expect(waits.drive(search)).rejects.toMatchObject({ code: 'BANC-PORT', where: 'services.insi.port' })
    await holds.finish()
    const run = await waits.finish()
    expect(run.scenarios.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive'])
    expect(existsSync(join(waits.folder, 'report.json'))).toBe(true)
  })

  test('a product that never comes up is told, and the dossier says why', async () => {
    const config = referenceConfig([])
    const start = { kind: 'command', command: [process.execPath, '-e', 'process.exit(7)'] } as const
    const bench = await open({}, { ...config, product: { ...config.product, start } })
    await expect(bench.drive(search)).rejects.toMatchObject({ code: 'BANC-PRODUCT-UNREACHABLE' })
    await expect(bench.drive(level)).rejects.toMatchObject({ code: 'BANC-PRODUCT-UNREACHABLE' })
    const run = await bench.finish()
    expect(run.events.findLast(({ type }) => type !== 'run.sealed')).toMatchObject({
      type: 'run.ended',
      data: { outcome: 'interrupted' },
    })
  })

  test('a product left over on the pilot’s port is named, and not driven in place of the one to start', async () => {
    const left = createServer((_, answer) => {
      const product = { name: 'Reste', version: '0.9' }
      answer.setHeader('content-type', 'application/json')
      answer.end(JSON.stringify({ product, profiles: [], actions: [] }))
    })
    const port = await new Promise<number>((ready) => {
      left.listen(0, '127.0.0.1', () => ready((left.address() as AddressInfo).port))
    })
    const config = referenceConfig([])
    const bench = await open({}, { ...config, product: { ...config.product, port } })
    await expect(bench.drive(search)).rejects.toMatchObject({
      code: 'BANC-PRODUCT-LEFT',
      what: { fr: expect.stringContaining('« Reste 0.9 »') },
      todo: { fr: expect.stringContaining('"none"') },
    })
    const run = await bench.finish()
    expect(run.events.some(isA('product.started'))).toBe(false)
    left.close()
  })

  test('a product that dies between two scenarios is started again', async () => {
    const bench = await open()
    await bench.drive(search)
    const started = () => readJournal(bench.folder).events.filter(isA('product.started'))
    process.kill(started()[0]?.data.pid ?? 0, 'SIGKILL')
    expect((await bench.drive(level)).verdict).toBe('pass')
    expect(started()).toHaveLength(2)
    await bench.finish()
  })

  test('a run that is being played is not resumed by another bench', async () => {
    const bench = await open()
    await bench.drive(search)
    await expect(open({ resume: bench.folder })).rejects.toMatchObject({ code: 'BANC-RUN-OPEN', where: bench.folder })
    expect((await bench.drive(level)).verdict).toBe('pass')
    await bench.finish()
    expect(readJournal(bench.folder).broken).toBeUndefined()
    expect(readdirSync(bench.folder)).not.toContain('run.lock')
  })

  test('interrupted, the scenario that runs ends so, and the run can go on', async () => {
    const stop = new AbortController()
    const selection = { only: [search] }
    const bench = await open({ signal: stop.signal, selection }, holding())
    const driving = bench.drive(search).catch((error: unknown) => error)
    await expect.poll(started(bench.folder), { timeout: 150_000 }).toBe(true)
    stop.abort()
    expect(await driving).toMatchObject({ code: 'BANC-INTERRUPTED' })
    const run = await bench.finish()
    expect(run.events.at(-1)).toMatchObject({ data: { outcome: 'interrupted', reason: 'interrupted by the user' } })
    expect(run.scenarios[0]?.reason).toMatchObject({
      fr: 'scénario interrompu : l’utilisateur a arrêté le run',
      en: 'scenario interrupted: the user stopped the run',
    })
    const again = await open({ resume: bench.folder, selection }, holding())
    expect(again.remaining.map(({ entry }) => entry.scenario.id)).toEqual([search])
    await again.finish()
  })
})
