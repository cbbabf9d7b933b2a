import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import { describe, expect, test } from 'vitest'
import type { JournalEvent } from '../../src/model/event.ts'
import { fictitiousRun } from '../fixture/run.fixture.ts'
import { html } from './page.ts'
import { script } from './script.ts'

const run = fictitiousRun()
const page = await html(run, 'fr')
const idsOf = (text: string): string[] => [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? '')

/** The body's own markup: neither the style sheet nor the script, which have their own tests. */
const markupOf = (written: string): string =>
  (/<body>\n([\s\S]*)<\/body>/.exec(written)?.[1] ?? '').replace(/<script>[\s\S]*<\/script>\n/, '')

describe('report.html', () => {
  test('is as it was', async () => {
    await expect(markupOf(page)).toMatchFileSnapshot('./report.golden.html')
  })

  test('is in the chosen language', async () => {
    expect(page).toContain('<html lang="fr">')
    expect(page).toContain('Le produit n’est pas conforme')
    expect(await html(run, 'en')).toContain('<html lang="en">')
    expect(await html(run, 'en')).toContain('The product is not conformant')
  })

  test('loads nothing: every link stays in the page', () => {
    const targets = [...page.matchAll(/\s(?:href|src|action|data|poster|srcset)="([^"]*)"/g)].map(([, to]) => to)
    expect(targets.length).toBeGreaterThan(50)
    expect(targets.filter((to) => !to?.startsWith('#'))).toEqual([])
    expect(page).not.toMatch(/<(?:link|iframe|object|embed|base|img)\b/)
    expect(page).not.toMatch(/@import|url\(/)
  })

  test('has one script and one style, which its own policy allows by their digests', () => {
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).not.toMatch(/\sstyle="|\son[a-z]+="/)
    for (const tag of ['script', 'style']) {
      const content = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? ''
      expect(page).toContain(`'sha256-${createHash('sha256').update(content).digest('base64')}'`)
    }
  })

  test('holds every style sheet and the script', () => {
    const folder = new URL('./style/', import.meta.url)
    const sheets = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
    expect(sheets.length).toBeGreaterThan(3)
    for (const part of [...sheets, script]) expect(page.split(part)).toHaveLength(2)
  })

  test('has a script that parses', () => {
    expect(() => new Script(script)).not.toThrow()
  })

  test('has an anchor for every scenario, requirement, proof and event, each once', () => {
    const ids = idsOf(page)
    expect(ids.length).toBe(new Set(ids).size)
    const expected = [
      ...run.scenarios.flatMap(({ id, requirements }) => [id, ...requirements]),
      ...run.events.map(({ id }) => id),
      'DMP/CONF.40',
      'MSS/CONF.14.01.01',
    ]
    expect(expected.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('every link leads somewhere', () => {
    const ids = new Set(idsOf(page))
    const targets = [...page.matchAll(/<(?:a|use)[^>]* href="#([^"]*)"/g)].map(([, to]) => to ?? '')
    expect(targets.filter((to) => !ids.has(to))).toEqual([])
    expect(page).toContain('e999999 (absent du journal)')
  })

  test('balances its elements', () => {
    for (const name of [
      'details',
      'summary',
      'section',
      'article',
      'table',
      'tr',
      'ol',
      'ul',
      'li',
      'div',
      'pre',
      'p',
      'svg',
    ]) {
      const opened = page.match(new RegExp(`<${name}[\\s>]`, 'g'))?.length
      expect([name, opened]).toEqual([name, page.match(new RegExp(`</${name}>`, 'g'))?.length])
    }
  })

  test('shortens credentials', () => {
    for (const secret of [
      'secret-tres-long-de-test',
      'Y2FiaW5ldDpzZWNyZXQtdHJlcy1sb25nLWRlLXRlc3Q',
      'AGNhYmluZXQAbW90LWRlLXBhc3NlLWRlLXRlc3Q',
      'k'.repeat(20),
      'c2lnbmF0dXJl'.repeat(2),
    ]) {
      expect(page).not.toContain(secret)
    }
    expect(page).toContain('Basic Y2FiaW5ldDpz…')
    expect(page).toContain('sont abrégés')
  })

  test('says when a run is partial', async () => {
    expect(page).not.toContain('ce rapport est partiel')
    expect(await html({ ...run, journal: { ...run.journal, complete: false } }, 'fr')).toContain(
      'ce rapport est partiel',
    )
  })

  test('tells a run without scenarios', async () => {
    const empty = await html({ ...run, scenarios: [], suites: [], events: [] }, 'fr')
    expect(empty).toContain('Aucun scénario n’a été joué')
    expect(empty).not.toContain('NaN')
  })
})

test('whatever the journal contains stays text', async () => {
  const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)>\u202E\u0000`
  const poison = (value: unknown, key = ''): unknown => {
    if (['sha256', 'type', 'id', 'at', 'outcome', 'kind', 'scenario'].includes(key)) return value
    if (typeof value === 'string') return `${value}${hostile}`
    if (Array.isArray(value)) return value.map((item) => poison(item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poison(item, name)]))
  }
  const poisoned = {
    ...run,
    events: run.events.map((event) => poison(event) as JournalEvent),
    readBlob: (sha256: string) => {
      const body = run.readBlob(sha256)
      return body && new TextEncoder().encode(`${new TextDecoder().decode(body)}${hostile}`)
    },
    scenarios: run.scenarios.map((scenario) => ({
      ...scenario,
      reason: { fr: hostile, en: hostile },
      checks: scenario.checks.map((check) => ({ ...check, expected: hostile, actual: hostile, assumption: hostile })),
    })),
    run: { ...run.run, product: { name: hostile, version: hostile }, id: hostile, defects: [hostile] },
  }
  const written = await html(poisoned, 'fr')
  const withoutValues = written.replace(/="[^"]*"/g, '=""')
  expect(written.match(/<script/g)).toHaveLength(1)
  expect(written.includes('<img')).toBe(false)
  expect(/<[a-z][^>]*\son[a-z]+=/.test(withoutValues)).toBe(false)
  expect(/[\u0000\u202E]/.test(written)).toBe(false)
  expect(written.includes('&lt;script&gt;')).toBe(true)
})

test('a run of a thousand exchanges with large bodies stays of a usable size', async () => {
  const body = (index: number) =>
    new TextEncoder().encode(
      `<root n="${index}">${`<item code="${index}" value="une valeur"><name>texte</name></item>`.repeat(900)}</root>`,
    )
  const events = Array.from({ length: 1000 }, (_, index): JournalEvent => {
    const ref = (side: number) => ({
      sha256: `${index * 2 + side}`.padStart(64, '0'),
      size: 60_000,
      mediaType: 'text/xml',
    })
    return {
      seq: index + 1,
      id: `e${String(index + 1).padStart(6, '0')}`,
      at: '2026-03-02T08:30:00.000Z',
      type: 'exchange.http',
      scenario: run.scenarios[index % run.scenarios.length]?.id ?? '',
      data: {
        service: 'insi',
        request: { method: 'POST', url: '/x', headers: { 'content-type': 'text/xml' }, body: ref(0) },
        response: { status: 200, headers: { 'content-type': 'text/xml' }, body: ref(1) },
        durationMs: 1,
      },
      prev: '',
      hash: '',
    }
  })
  const written = await html({ ...run, events, readBlob: (sha256) => body(Number(sha256)) }, 'fr')
  expect(idsOf(written).filter((id) => /^e\d{6}$/.test(id))).toHaveLength(1000)
  expect(written.length).toBeLessThan(25_000_000)
  expect(written.includes('Suite non affichée')).toBe(true)
})
