import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { eventsOf, isAlive, productPid, reportOf, runIn, verdictsOf } from './cli/e2e.fixture.ts'
import { configFor, tinyProduct } from './cli/tiny-product.fixture.ts'
import { type Hosted, hostedRun, type Project, vendorProject } from './cli/vendor-project.fixture.ts'

/** A vendor's project whose file hosts the scenarios, `options` being the code between its parentheses. */
const hosting = (options: string): Project =>
  vendorProject(`import { referenceConfig } from 'banc-segur'
import { hostScenarios } from 'banc-segur/vitest'
hostScenarios(${options})
export { referenceConfig }`)

const dossierOf = ({ folder }: Project): string => runIn(join(folder, 'dossier'))

const played = ({ tests }: Hosted) => tests.filter(({ status }) => status === 'passed' || status === 'failed')

describe('the scenarios in a Vitest file of the vendor', { timeout: 120_000 }, () => {
  test('are tests by their official numbers: -t and reporters are Vitest’s own, and the dossier holds what was played', async () => {
    const vendor = hosting("{ selection: { suites: ['ins'] } }")
    const told = await hostedRun(vendor, '-t', 'INS/va1\\.(41|52)\\.01 ')
    expect(told.code, told.stdout).toBe(0)
    expect(played(told).map(({ title }) => title)).toEqual([
      expect.stringMatching(/^INS\/va1\.41\.01 \p{L}/u),
      expect.stringMatching(/^INS\/va1\.52\.01 \p{L}/u),
    ])
    expect(told.stdout).toMatch(/✓ .*INS\/va1\.41\.01 /)
    const run = dossierOf(vendor)
    expect(verdictsOf(reportOf(run))).toEqual({ 'INS/va1.41.01': 'pass', 'INS/va1.52.01': 'pass' })
    expect(eventsOf(run).findLast(({ type }) => type !== 'run.sealed')).toMatchObject({
      type: 'run.ended',
      data: { outcome: 'complete' },
    })
    expect(isAlive(productPid(run))).toBe(false)
  })

  test('fail with what each failed check expected and observed, and nothing of the bench’s insides', async () => {
    const only = "['PSC.08.01', 'INS/va1.41.01']"
    const told = await hostedRun(
      hosting(`{ config: referenceConfig(['psc.acr-values-missing']), selection: { only: ${only} } }`),
    )
    expect(told.code, told.stdout).toBe(1)
    const statuses = Object.fromEntries(told.tests.map(({ title, status }) => [title.split(' ')[0], status]))
    expect(statuses).toEqual({ 'INS/va1.41.01': 'passed', 'PSC.08.01': 'failed' })
    const [message] = told.tests.flatMap(({ failureMessages }) => failureMessages)
    expect(message).toMatch(/^psc\.\w+ : .+\n {2}attendu : .*eidas1.*\n {2}observé : .+/)
    expect(told.stdout).not.toMatch(/src\/\w+\.ts:\d+/)
  })

  test('are skipped with the reason where nothing can be concluded', async () => {
    const vendor = hosting("{ config: 'few.jsonc', lang: 'en', selection: { only: ['INS/va1.41.01'] } }")
    const script = vendor.write('few.mjs', tinyProduct({ actions: ['identity.create'] }))
    vendor.write('few.jsonc', JSON.stringify(configFor(script)))
    const told = await hostedRun(vendor)
    expect(told.code, told.stdout).toBe(0)
    expect(told.tests.map(({ status }) => status)).toEqual(['skipped'])
    expect(told.stdout).toMatch(/INS\/va1\.41\.01 .*to be attested: the product does not offer/)
  })

  test('say with code and advice what keeps the bench from playing, and leave a dossier', async () => {
    const vendor = hosting("{ config: 'nobody.jsonc', selection: { only: ['INS/va1.41.01', 'INS/va1.52.01'] } }")
    const script = vendor.write('nobody.mjs', 'process.exit(7)')
    vendor.write('nobody.jsonc', JSON.stringify(configFor(script)))
    const told = await hostedRun(vendor)
    expect(told.code).toBe(1)
    const messages = told.tests.flatMap(({ failureMessages }) => failureMessages)
    expect(messages).toHaveLength(2)
    for (const message of messages) expect(message).toMatch(/^BANC-PRODUCT-UNREACHABLE .*code 7.*doctor/)
    expect(existsSync(join(dossierOf(vendor), 'report.html'))).toBe(true)
  })

  test('refuse a configuration in the words of the command line', async () => {
    const told = await hostedRun(hosting("{ config: 'absent.jsonc', lang: 'en' }"))
    expect(told.code).toBe(1)
    expect(told.stdout).toMatch(/BANC-CONFIG-MISSING .*absent\.jsonc\) : .*"banc-segur init"/)
    expect(told.stdout).not.toMatch(/src\/\w+\.ts:\d+/)
  })

  test('end as interrupted when Vitest cancels its run, as Ctrl-C has it do', async () => {
    const vendor = hosting("{ selection: { only: ['INS/va1.41.01', 'DMP/CONF.09.01', 'PSC.08.01'] } }")
    const node = new URL('../node_modules/vitest/dist/node.js', import.meta.url)
    vendor.write(
      'cancel.mjs',
      `import { readFileSync } from 'node:fs'
import { createVitest } from '${node}'
const vitest = await createVitest('test', { watch: false })
const running = vitest.start()
const second = /scenario\\.started.*DMP/
const looking = setInterval(() => {
  try {
    if (!second.test(readFileSync('dossier/latest/journal.ndjson', 'utf8'))) return
    clearInterval(looking)
    vitest.cancelCurrentRun('keyboard-input')
  } catch {}
}, 20)
await running
await vitest.close()`,
    )
    const child = spawn(process.execPath, ['cancel.mjs'], { cwd: vendor.folder, stdio: 'ignore' })
    await once(child, 'close')
    const run = dossierOf(vendor)
    expect(eventsOf(run).findLast(({ type }) => type !== 'run.sealed')).toMatchObject({
      type: 'run.ended',
      data: { outcome: 'interrupted' },
    })
    expect(verdictsOf(reportOf(run))).toEqual({
      'INS/va1.41.01': 'pass',
      'DMP/CONF.09.01': 'inconclusive',
      'PSC.08.01': 'inconclusive',
    })
    expect(isAlive(productPid(run))).toBe(false)
  })

  test.skipIf(process.platform === 'win32')('leave no product behind when Vitest is stopped', async () => {
    const vendor = hosting("{ config: 'slow.jsonc', selection: { only: ['INS/va1.41.01'] } }")
    const script = vendor.write('slow.mjs', tinyProduct({ slow: 60_000 }))
    vendor.write('slow.jsonc', JSON.stringify(configFor(script, { timeoutMs: 60_000 })))
    const child = vendor.start()
    onTestFinished(() => void child.kill('SIGKILL'))
    const isPlaying = () =>
      existsSync(join(vendor.folder, 'dossier', 'latest')) &&
      eventsOf(dossierOf(vendor)).some(({ type }) => type === 'scenario.started')
    await expect.poll(isPlaying, { timeout: 150_000 }).toBe(true)
    const pid = productPid(dossierOf(vendor))
    child.kill('SIGINT')
    await once(child, 'close')
    await expect.poll(() => isAlive(pid), { timeout: 150_000 }).toBe(false)
  })
})
