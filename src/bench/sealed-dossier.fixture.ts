import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JournalEvent } from '../model/event.ts'
import { sealLine } from '../run/chain.ts'
import { finish } from '../run/finish.ts'
import { journalFile } from '../run/journal.ts'
import { unpack } from '../zip/unpack.ts'
import { openDossier } from './dossier.ts'
import { writeReports } from './outputs.ts'
import { filesBeside } from './seal.ts'
import { suites } from './suites.ts'

const fixtures = fileURLToPath(new URL('../run/fixtures/dossiers', import.meta.url))

/** What an event says, without its place in a chain. */
export interface Said {
  readonly type: string
  readonly data: unknown
  readonly scenario?: string
}

const genesis = '0'.repeat(64)

/** Events with the places and hashes that a bench, or a forger who knows how, would give them; after those of `before`. */
export const chained = (said: readonly Said[], before: readonly JournalEvent[] = []): readonly string[] => {
  let prev = before.at(-1)?.hash ?? genesis
  return said.map(({ type, scenario, data }, index) => {
    const seq = before.length + index + 1
    const id = `e${String(seq).padStart(6, '0')}`
    const at = '2026-03-02T08:00:00.000Z'
    const event = { seq, id, at, type, ...(scenario === undefined ? {} : { scenario }), data, prev }
    const sealed = sealLine(event as unknown as Omit<JournalEvent, 'hash'>)
    prev = sealed.hash
    return sealed.line
  })
}

export const writeJournal = (folder: string, lines: readonly string[]): void => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(journalFile(folder), lines.map((line) => `${line}\n`).join(''))
}

const saidIn = (folder: string): readonly Said[] =>
  readFileSync(journalFile(folder), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

/** A recorded dossier as this bench leaves it: its reports, its environment, its seal. Gives its folder. */
export const sealedDossier = async (folder: string): Promise<string> => {
  await unpack(join(fixtures, 'conforme.zip'), folder)
  const said = saidIn(folder).map((one) =>
    one.type === 'run.ended' ? { ...one, data: { outcome: 'complete', sealed: true } } : one,
  )
  writeJournal(folder, chained(said))
  rmSync(join(folder, 'report.json'))
  writeFileSync(join(folder, 'environment.json'), '{ "product": { "port": 20001 } }\n')
  await sealAnew(folder)
  return folder
}

/** Writes the reports of a journal without seal, then its seal. */
const sealAnew = async (folder: string): Promise<void> => {
  const { journal, readBlob } = openDossier(folder)
  await writeReports(folder, await finish(journal.events, suites, readBlob), 'fr')
  const { events } = journal
  const seal = chained([{ type: 'run.sealed', data: { files: filesBeside({ folder, events }) } }], events)
  writeFileSync(journalFile(folder), seal.map((line) => `${line}\n`).join(''), { flag: 'a' })
}
