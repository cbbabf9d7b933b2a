import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BancError } from '../model/errors.ts'
import { genesis, lineIsIntact } from './chain.ts'
import { journalFile, openJournal } from './journal.ts'
import { clock, newJournal, temporaryFolder } from './run.fixture.ts'

const linesOf = (folder: string): string[] => readFileSync(journalFile(folder), 'utf8').split('\n').slice(0, -1)

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error
  }
}

describe('a journal', () => {
  test('writes each event as it comes, chained to the one before', () => {
    const journal = newJournal()
    const first = journal.append('bench.note', { message: 'un' })
    const second = journal.append('bench.note', { message: 'deux' }, 'INS/va1.52.01')
    expect(first).toMatchObject({ seq: 1, id: 'e000001', prev: genesis, at: '2026-03-02T08:00:01.000Z' })
    expect(second).toMatchObject({ seq: 2, id: 'e000002', prev: first.hash, scenario: 'INS/va1.52.01' })
    journal.flush()
    expect(linesOf(journal.folder).every(lineIsIntact)).toBe(true)
    expect(linesOf(journal.folder).map((line) => JSON.parse(line))).toEqual(journal.events)
  })

  test('tells who watches, until they stop', () => {
    const journal = newJournal()
    const seen: string[] = []
    const stop = journal.watch(({ id }) => seen.push(id))
    journal.append('bench.note', { message: 'un' })
    stop()
    journal.append('bench.note', { message: 'deux' })
    expect(seen).toEqual(['e000001'])
  })

  test('goes on after the events that it is given', () => {
    const folder = temporaryFolder()
    const before = openJournal(folder, clock())
    const first = before.append('bench.note', { message: 'un' })
    before.close()
    const after = openJournal(folder, clock(), before.events)
    expect(after.append('bench.note', { message: 'deux' })).toMatchObject({ seq: 2, prev: first.hash })
    after.close()
    expect(linesOf(folder)).toHaveLength(2)
  })
})

describe('a journal that cannot be written', () => {
  test('says BANC-JOURNAL-WRITE when its folder cannot be made', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    const error = thrownBy(() => openJournal(join(file, 'run'), clock()))
    expect(error).toBeInstanceOf(BancError)
    expect(error).toMatchObject({ code: 'BANC-JOURNAL-WRITE', exitCode: 2 })
  })

  test.skipIf(!existsSync('/dev/full'))('says so when the disk is full, and appends nothing more', () => {
    const folder = temporaryFolder()
    symlinkSync('/dev/full', journalFile(folder))
    const journal = newJournal(folder)
    journal.append('bench.note', { message: 'un' })
    const error = thrownBy(() => journal.flush())
    expect(error).toMatchObject({ code: 'BANC-JOURNAL-WRITE', where: journalFile(folder) })
    expect(thrownBy(() => journal.append('bench.note', { message: 'deux' }))).toBe(error)
    expect((error as BancError).describe('fr')).toMatch(/ENOSPC.*--resume/)
    expect(journal.events).toEqual([])
    expect(thrownBy(() => journal.blobs.put(new Uint8Array([1])))).toBe(error)
  })

  test('holds what it wrote, each time the bench waits', async () => {
    const journal = newJournal()
    journal.append('bench.note', { message: 'un' })
    journal.append('bench.note', { message: 'deux' })
    await new Promise(setImmediate)
    expect(linesOf(journal.folder)).toHaveLength(2)
    journal.append('bench.note', { message: 'trois' })
    expect(journal.events.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(linesOf(journal.folder)).toHaveLength(3)
  })

  test('says so when a body cannot be stored', () => {
    const journal = newJournal()
    writeFileSync(join(journal.folder, 'blobs'), 'a file where the folder should be')
    expect(thrownBy(() => journal.blobs.put(new Uint8Array([1])))).toMatchObject({ code: 'BANC-JOURNAL-WRITE' })
  })
})
