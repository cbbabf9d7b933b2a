import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder, toldBy } from '../cli/cli.fixture.ts'
import type { EventData } from '../model/event.ts'
import { type Journal, journalFile, openJournal } from '../run/journal.ts'
import { plan } from '../run/plan.ts'
import { readJournal } from '../run/read-journal.ts'
import { reopen } from './resume.ts'
import { suites } from './suites.ts'

const ids = ['INS/va1.41.01', 'INS/va1.52.01', 'INS/va1.28.01']
const planned = plan(suites, { couloirs: [], vagues: [], profils: [], suites: ['ins'], only: [] })
const tested = { product: { name: 'Petit logiciel', version: '1' }, defects: [] }

let folder: string
let journal: Journal

const end = (scenario: string, outcome: EventData['scenario.ended']['outcome']): void => {
  journal.append('scenario.started', { title: scenario, attempt: 1 }, scenario)
  journal.append('scenario.ended', { outcome, durationMs: 1 }, scenario)
}

beforeEach(() => {
  folder = temporaryFolder()
  const opened = openJournal(folder, () => new Date())
  onTestFinished(() => opened.close())
  // Each event is on the disk at once: these tests read, cut and alter the file itself.
  const append: Journal['append'] = (...event) => {
    const appended = opened.append(...event)
    opened.flush()
    return appended
  }
  journal = Object.assign(Object.create(opened), { append })
  journal.append('run.started', {
    run: 'r',
    benchVersion: '0.1.0',
    ...tested,
    couloirs: [],
    vagues: [],
    profils: [],
    plan: ids,
    notApplicable: [],
    lang: 'fr',
  })
})

const resumed = () => {
  const { journal: again, remaining } = reopen(folder, planned, tested)
  onTestFinished(again.close)
  again.flush()
  return remaining.map(({ entry }) => entry.scenario.id)
}

describe('a run that goes on', () => {
  test('plays what was not driven to its end', () => {
    end('INS/va1.41.01', 'driven')
    end('INS/va1.52.01', 'interrupted')
    expect(resumed()).toEqual(['INS/va1.52.01', 'INS/va1.28.01'])
    expect(readJournal(folder)).toMatchObject({ broken: undefined, cut: undefined })
    expect(readJournal(folder).events.at(-1)).toMatchObject({
      type: 'run.resumed',
      data: { remaining: ['INS/va1.52.01', 'INS/va1.28.01'] },
    })
  })

  test('does not ask again for what the product does not offer', () => {
    for (const id of ids) end(id, 'not-offered')
    expect(resumed()).toEqual([])
  })

  test('goes on after Ctrl-C too', () => {
    journal.append('run.ended', { outcome: 'interrupted' })
    expect(resumed()).toEqual(ids)
  })

  test('sets half a line aside, byte for byte', () => {
    const whole = readFileSync(journalFile(folder))
    appendFileSync(journalFile(folder), '{"seq":2,"id":"e0000')
    resumed()
    expect(readFileSync(join(folder, 'journal.cut'), 'utf8')).toBe('{"seq":2,"id":"e0000')
    expect(readFileSync(journalFile(folder)).subarray(0, whole.length)).toEqual(whole)
    expect(readJournal(folder)).toMatchObject({ broken: undefined, cut: undefined })
  })
})

describe('a run that cannot go on', () => {
  test('was never there', () => {
    expect(toldBy(() => reopen(join(folder, 'absent'), planned, tested)).code).toBe('BANC-DOSSIER-MISSING')
  })

  test('was altered: the place is named and nothing is written', () => {
    writeFileSync(journalFile(folder), readFileSync(journalFile(folder), 'utf8').replace('Petit', 'Grand'))
    const before = readFileSync(journalFile(folder))
    const error = toldBy(() => reopen(folder, planned, tested))
    expect(error).toMatchObject({ code: 'BANC-JOURNAL-BROKEN', where: expect.stringMatching(/journal\.ndjson:1$/) })
    expect(readFileSync(journalFile(folder))).toEqual(before)
  })

  test('came to its end', () => {
    journal.append('run.ended', { outcome: 'complete' })
    const error = toldBy(() => reopen(folder, planned, tested))
    expect(error.code).toBe('BANC-RESUME')
    expect(error.describe('fr')).toContain('replay')
  })

  test('had not begun', () => {
    writeFileSync(journalFile(folder), '{"seq":1')
    expect(toldBy(() => reopen(folder, planned, tested)).code).toBe('BANC-RESUME')
  })

  test.each([
    ['product', { product: { name: 'Autre', version: '1' }, defects: [] }],
    ['version', { product: { name: 'Petit logiciel', version: '2' }, defects: [] }],
    ['defect', { ...tested, defects: ['ins.x'] }],
  ])('tested another %s', (_, now) => {
    const error = toldBy(() => reopen(folder, planned, now))
    expect(error.code).toBe('BANC-RESUME')
    expect(error.describe('fr')).toContain('« Petit logiciel 1 »')
  })
})

describe('a folder with something else in it than files and folders', () => {
  test.each(['journal.cut', 'report.html', 'blobs/x'])('is left as it is: a link at %s', (name) => {
    end('INS/va1.41.01', 'driven')
    const elsewhere = join(temporaryFolder(), 'precious')
    writeFileSync(elsewhere, 'precious')
    mkdirSync(join(folder, 'blobs'), { recursive: true })
    symlinkSync(elsewhere, join(folder, name))
    appendFileSync(journalFile(folder), '{"cut')
    expect(toldBy(() => reopen(folder, planned, tested))).toMatchObject({
      code: 'BANC-RESUME',
      where: expect.stringContaining(name),
    })
    expect(readFileSync(elsewhere, 'utf8')).toBe('precious')
    expect(readdirSync(folder)).not.toContain('run.lock')
  })

  test('a link in place of the journal itself is no journal to write to', () => {
    const elsewhere = join(temporaryFolder(), 'journal.ndjson')
    renameSync(journalFile(folder), elsewhere)
    symlinkSync(elsewhere, journalFile(folder))
    expect(toldBy(() => reopen(folder, planned, tested)).code).toMatch(/^BANC-/)
    expect(toldBy(() => openJournal(folder, () => new Date(), journal.events)).code).toBe('BANC-JOURNAL-WRITE')
  })
})
