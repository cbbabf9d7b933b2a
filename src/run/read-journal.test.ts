import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { BancError } from '../model/errors.ts'
import { sealLine } from './chain.ts'
import { blobFolder, type Journal, journalFile } from './journal.ts'
import { readJournal } from './read-journal.ts'
import { newJournal, runStarted, temporaryFolder } from './run.fixture.ts'

let journal: Journal
let folder: string
let stdout: string

beforeEach(() => {
  journal = newJournal()
  folder = journal.folder
  journal.append('run.started', runStarted(['INS/va1.52.01']))
  const output = journal.blobs.put(new TextEncoder().encode('démarré'))
  stdout = output.sha256
  const blobs = { stdout: output, stderr: output }
  journal.append('product.exited', { code: 0, signal: null, expected: true, ...blobs })
  journal.append('bench.note', { message: 'note' }, 'INS/va1.52.01')
  journal.append('run.ended', { outcome: 'complete' })
  journal.flush()
})

const lines = (): string[] => readFileSync(journalFile(folder), 'utf8').split('\n').slice(0, -1)
const rewrite = (changed: readonly string[]) =>
  writeFileSync(journalFile(folder), changed.map((one) => `${one}\n`).join(''))
const line = (number: number): string => lines()[number - 1] ?? ''

describe('a journal as it was written', () => {
  test('is read whole', () => {
    const stored = readJournal(folder)
    expect(stored.events).toEqual(journal.events)
    expect(stored).toMatchObject({ broken: undefined, cut: undefined, complete: true })
    expect(stored.length).toBe(readFileSync(journalFile(folder)).length)
  })

  test('without its end is not complete', () => {
    rewrite(lines().slice(0, -1))
    expect(readJournal(folder)).toMatchObject({ broken: undefined, cut: undefined, complete: false })
  })

  test('may be empty', () => {
    writeFileSync(journalFile(folder), '')
    expect(readJournal(folder)).toMatchObject({
      events: [],
      broken: undefined,
      cut: undefined,
      complete: false,
      length: 0,
    })
  })

  test('has to be there', () => {
    expect(() => readJournal(temporaryFolder())).toThrow(BancError)
  })
})

describe('a tampered journal names the first broken link', () => {
  test.each([
    ['sequence', '"seq":3', '"seq":4'],
    ['id', 'e000003', 'e000009'],
    ['time', '2026-03-02', '2026-03-03'],
    ['type', 'bench.note', 'bench.nota'],
    ['scenario', 'va1.52.01', 'va1.52.02'],
    ['data', '"note"', '"nota"'],
    ['link', '"prev":"', '"prev":"0'],
    ['hash', '"hash":"', '"hash":"0'],
    ['opening', '{"seq"', '["seq"'],
  ])('when its %s is changed', (_, before, after) => {
    const changed = line(3).replace(before, after)
    expect(changed).not.toBe(line(3))
    rewrite([line(1), line(2), changed, line(4)])
    const { broken, events } = readJournal(folder)
    expect(broken).toMatchObject({ line: 3, event: 'e000003' })
    expect(broken?.reason.fr).toContain('empreinte')
    expect(events).toHaveLength(2)
  })

  test('when any one byte of the file is changed', () => {
    const bytes = readFileSync(journalFile(folder))
    for (let at = 0; at < bytes.length; at += 13) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(journalFile(folder), changed)
      const place = bytes.subarray(0, at).toString().split('\n').length
      expect(readJournal(folder).broken?.line, `byte ${at}`).toBe(place)
    }
  })

  test('when its very last byte is changed', () => {
    const bytes = readFileSync(journalFile(folder))
    bytes[bytes.length - 1] = 0x20
    writeFileSync(journalFile(folder), bytes)
    expect(readJournal(folder)).toMatchObject({ broken: { line: 4, event: 'e000004' }, cut: undefined })
  })

  test('when a line is removed', () => {
    rewrite([line(1), line(3), line(4)])
    expect(readJournal(folder).broken).toMatchObject({ line: 2, event: 'e000003' })
    expect(readJournal(folder).broken?.reason.fr).toContain('retirée')
  })

  test('when lines change places', () => {
    rewrite([line(1), line(3), line(2), line(4)])
    expect(readJournal(folder).broken).toMatchObject({ line: 2, event: 'e000003' })
  })

  test('when a line is added, although it bears a right hash', () => {
    const forged = sealLine({
      seq: 3,
      id: 'e000003',
      at: '2026-03-02T08:00:02.500Z',
      type: 'bench.note',
      data: { message: 'ajoutée' },
      prev: journal.events[1]?.hash ?? '',
    }).line
    rewrite([line(1), line(2), forged, line(3), line(4)])
    expect(readJournal(folder).broken).toMatchObject({ line: 4, event: 'e000003' })
  })

  test('when a line bears a right hash and is no event', () => {
    const hash = createHash('sha256').update('[1}').digest('hex')
    rewrite([line(1), `[1,"hash":"${hash}"}`])
    expect(readJournal(folder).broken).toMatchObject({ line: 2, event: 'e000002' })
  })

  test.each([
    ['altered', (path: string) => writeFileSync(path, 'autre chose')],
    ['missing', (path: string) => rmSync(path)],
  ])('when a body is %s', (_, damage) => {
    damage(join(blobFolder(folder), stdout))
    const { broken } = readJournal(folder)
    expect(broken).toMatchObject({ line: 2, event: 'e000002' })
    expect(broken?.reason.en).toContain(stdout.slice(0, 12))
  })
})

describe('a journal cut in the middle of a line', () => {
  test('is read up to the cut', () => {
    const whole = readFileSync(journalFile(folder)).length
    const length = whole - Buffer.byteLength(line(4)) - 1
    truncateSync(journalFile(folder), whole - 10)
    const stored = readJournal(folder)
    expect(stored).toMatchObject({ broken: undefined, complete: false, length, cut: { line: 4 } })
    expect(stored.events).toHaveLength(3)
    expect(stored.cut?.bytes).toBe(whole - 10 - length)
  })

  test('may be cut just before the line’s end', () => {
    truncateSync(journalFile(folder), readFileSync(journalFile(folder)).length - 1)
    expect(readJournal(folder)).toMatchObject({ broken: undefined, cut: { line: 4 } })
  })

  test('and altered before it, is altered', () => {
    rewrite([line(1), line(2).replace('true', 'null'), line(3)])
    appendFileSync(journalFile(folder), '{"seq":4')
    expect(readJournal(folder)).toMatchObject({ broken: { line: 2 }, cut: undefined })
  })
})
