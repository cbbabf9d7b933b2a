import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isA } from '../model/event.ts'
import { chromiumFile } from '../pilot/chromium-locate.ts'
import { documentOf, eventsOf, openWorkshop, runIn, verdictsOf } from './e2e.fixture.ts'

const missing = chromiumFile(process.env.CHROMIUM) === undefined
const { folder, banc, write, close } = openWorkshop()

afterAll(close)

// src/pilot/chromium.slow.test.ts tells, and fails in continuous integration, when there is none.
describe.skipIf(missing)('run --browser chromium', () => {
  test('logs in to the reference product, with images of its pages', { timeout: 120_000 }, async () => {
    const out = join(folder, 'out')
    const ended = await banc('run', '--only', 'PSC.01.01', '--browser', 'chromium', '--out', out, '--format', 'json')
    expect(ended.code, ended.stderr).toBe(0)
    expect(verdictsOf(documentOf(ended))).toEqual({ 'PSC.01.01': 'pass' })
    const pages = eventsOf(runIn(out)).filter(isA('browser.page'))
    expect(pages.length).toBeGreaterThanOrEqual(5)
    for (const { data } of pages) expect(data.screenshot?.mediaType).toBe('image/jpeg')
  })
})

// CHROMIUM prevails over the configuration.
test.skipIf(process.env.CHROMIUM !== undefined)(
  'a Chromium that is not there is refused before anything starts',
  async () => {
    const config = write('absent.jsonc', {
      product: { name: 'p', version: '1', start: { kind: 'none' } },
      pilot: { kind: 'http', url: 'http://127.0.0.1:1' },
      browser: { kind: 'chromium', executable: '/nowhere/chromium' },
    })
    const ended = await banc('run', '--only', 'PSC.01.01', '--config', config, '--out', join(folder, 'absent'))
    expect(ended.code).toBe(2)
    expect(ended.stderr).toContain('BANC-BROWSER')
    expect(ended.stderr).toContain('--browser builtin')
  },
)
