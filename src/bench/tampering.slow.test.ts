import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BancError } from '../model/errors.ts'
import type { JournalEvent } from '../model/event.ts'
import { openDossier } from './dossier.ts'
import { integrityOf } from './integrity.ts'
import { chained, sealedDossier } from './sealed-dossier.fixture.ts'

const workshop = mkdtempSync(join(tmpdir(), 'banc-segur-tampering-'))
const folder = join(workshop, 'dossier')
afterAll(() => rmSync(workshop, { recursive: true }))

/** What stands in the dossier, by path. */
const originals = new Map<string, Uint8Array>()
const at = (path: string): string => join(folder, path)

const filesIn = (under: string): readonly string[] =>
  readdirSync(at(under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`
    return entry.isDirectory() ? filesIn(path) : [path]
  })

beforeAll(async () => {
  await sealedDossier(folder)
  for (const path of filesIn('')) originals.set(path, readFileSync(at(path)))
})

/** What `verify` tells; nothing when all is as it was written. */
const told = (): readonly string[] => {
  try {
    const { damage, lack } = integrityOf(openDossier(folder))
    return [...damage, ...(lack ? [lack] : [])].map(({ code }) => code)
  } catch (error) {
    if (error instanceof BancError) return [error.code]
    throw error
  }
}

const isFolder = (path: string): boolean => lstatSync(at(path), { throwIfNoEntry: false })?.isDirectory() ?? false

/** Puts everything back as it was. */
const restore = (): void => {
  if (!isFolder('blobs')) {
    rmSync(at('blobs'), { force: true })
    mkdirSync(at('blobs'))
  }
  for (const path of [...readdirSync(folder), ...readdirSync(at('blobs')).map((name) => `blobs/${name}`)]) {
    if (path !== 'blobs' && !originals.has(path)) rmSync(at(path), { recursive: true, force: true })
  }
  for (const [path, bytes] of originals) {
    const now = lstatSync(at(path), { throwIfNoEntry: false })
    if (now?.isFile() && Buffer.compare(readFileSync(at(path)), bytes) === 0) continue
    rmSync(at(path), { recursive: true, force: true })
    writeFileSync(at(path), bytes)
  }
}

/** The same numbers on every machine and every time. */
const numbers = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

interface Tampering {
  readonly what: string
  readonly act: () => void
}

const own = (path: string): Buffer => Buffer.from(originals.get(path) ?? [])

const ofFile = (path: string, among: readonly string[], pick: (below: number) => number): readonly Tampering[] => {
  const bytes = own(path)
  const place = pick(Math.max(1, bytes.length))
  const other = among[(among.indexOf(path) + 1) % among.length] ?? path
  const flipped = Buffer.from(bytes)
  flipped[place] = (flipped[place] ?? 0) ^ (1 << pick(8))
  return [
    ...(bytes.length > 0
      ? [
          { what: `${path}: a bit flipped at ${place}`, act: () => writeFileSync(at(path), flipped) },
          { what: `${path}: cut at ${place}`, act: () => writeFileSync(at(path), bytes.subarray(0, place)) },
        ]
      : []),
    { what: `${path}: a byte added`, act: () => writeFileSync(at(path), Buffer.concat([bytes, Buffer.from(' ')])) },
    { what: `${path}: removed`, act: () => rmSync(at(path)) },
    {
      what: `${path}: swapped with ${other}`,
      act: () => {
        writeFileSync(at(path), own(other))
        writeFileSync(at(other), bytes)
      },
    },
    {
      what: `${path}: a link to the same bytes`,
      act: () => {
        const elsewhere = join(workshop, 'elsewhere')
        copyFileSync(at(path), elsewhere)
        rmSync(at(path))
        symlinkSync(elsewhere, at(path))
      },
    },
    { what: `${path}: renamed`, act: () => renameSync(at(path), `${at(path)}.old`) },
  ]
}

const rewrite = (lines: readonly string[]): void =>
  writeFileSync(at('journal.ndjson'), lines.map((line) => `${line}\n`).join(''))

const ofJournal = (pick: (below: number) => number): readonly Tampering[] => {
  const lines = own('journal.ndjson').toString('utf8').trimEnd().split('\n')
  const events = lines.map((line): JournalEvent => JSON.parse(line))
  const note = { type: 'bench.note', data: { message: 'ajoutée' } }
  const some = Array.from({ length: 15 }, () => pick(lines.length - 1))
  return [
    ...Array.from({ length: 15 }, (_, index) => ({
      what: `journal: its last ${index + 1} lines cut off`,
      act: () => rewrite(lines.slice(0, -1 - index)),
    })),
    ...some.flatMap((index) => [
      { what: `journal: line ${index + 1} removed`, act: () => rewrite(lines.toSpliced(index, 1)) },
      { what: `journal: line ${index + 1} twice`, act: () => rewrite(lines.toSpliced(index, 0, lines[index] ?? '')) },
      {
        what: `journal: lines ${index + 1} and ${index + 2} swapped`,
        act: () => rewrite(lines.toSpliced(index, 2, lines[index + 1] ?? '', lines[index] ?? '')),
      },
      {
        what: `journal: chained anew after ${index + 1} lines, report and seal left`,
        act: () => rewrite([...lines.slice(0, index + 1), ...chained([note], events.slice(0, index + 1))]),
      },
    ]),
    { what: 'journal: a chained line after the seal', act: () => rewrite([...lines, ...chained([note], events)]) },
    {
      what: 'journal: a chained line between end and seal',
      act: () =>
        rewrite([
          ...lines.slice(0, -1),
          ...chained([note, { type: 'run.sealed', data: events.at(-1)?.data }], events.slice(0, -1)),
        ]),
    },
    {
      what: 'journal: a second seal',
      act: () => rewrite([...lines, ...chained([{ type: 'run.sealed', data: { files: [] } }], events)]),
    },
    {
      what: 'journal: a run that goes on after its complete end',
      act: () =>
        rewrite([
          ...lines,
          ...chained([{ type: 'run.resumed', data: { benchVersion: '0.1.0', remaining: [] } }], events),
        ]),
    },
    { what: 'journal: an empty line', act: () => rewrite([...lines, '']) },
  ]
}

const additions: readonly Tampering[] = [
  ...[
    'note.txt',
    'blobs/note.txt',
    `blobs/${'a'.repeat(64)}`,
    '.hidden',
    'report.json.bak',
    'run.lock',
    'journal.cut',
    'blobs/pending',
    'signature.sig',
  ].map((path) => ({ what: `added: ${path}`, act: () => writeFileSync(at(path), 'ajouté') })),
  ...['empty', 'blobs/empty'].map((path) => ({ what: `added folder: ${path}`, act: () => void mkdirSync(at(path)) })),
  {
    what: 'added: a file in a folder',
    act: () => {
      mkdirSync(at('more'))
      writeFileSync(at('more/note.txt'), 'ajouté')
    },
  },
  { what: 'added: a link', act: () => symlinkSync('/dev/zero', at('zero')) },
  { what: 'added: a pipe', act: () => void execFileSync('mkfifo', [at('pipe')]) },
  {
    what: 'blobs: a link to a copy',
    act: () => {
      const elsewhere = join(workshop, 'blobs-elsewhere')
      rmSync(elsewhere, { recursive: true, force: true })
      renameSync(at('blobs'), elsewhere)
      symlinkSync(elsewhere, at('blobs'))
    },
  },
  {
    what: 'journal and report cut together',
    act: () => {
      rmSync(at('report.json'))
      rewrite(own('journal.ndjson').toString('utf8').trimEnd().split('\n').slice(0, -2))
    },
  },
]

test('a dossier as it was written is whole, and stays so when it is put back', () => {
  expect(told()).toEqual([])
  writeFileSync(at('report.html'), 'x')
  expect(told()).toEqual(['BANC-DOSSIER-SEAL'])
  restore()
  expect(told()).toEqual([])
})

test('every one of 300 tamperings and more is told', { timeout: 150_000 }, () => {
  const pick = numbers(7)
  const paths = [...originals.keys()].toSorted()
  const reports = paths.filter((path) => !path.startsWith('blobs/'))
  const bodies = paths.filter((path) => path.startsWith('blobs/')).filter((_, index) => index % 3 === 0)
  const tamperings = [
    // More places in the files that a person reads.
    ...[...reports, ...reports, ...reports].flatMap((path) => ofFile(path, paths, pick)),
    ...bodies.flatMap((path) => ofFile(path, bodies, pick)),
    ...ofJournal(pick),
    ...additions,
  ]
  expect(tamperings.length).toBeGreaterThanOrEqual(300)
  const unseen = tamperings
    .filter(({ act }) => {
      act()
      const found = told()
      restore()
      return found.length === 0
    })
    .map(({ what }) => what)
  expect(unseen).toEqual([])
  expect(told()).toEqual([])
})
