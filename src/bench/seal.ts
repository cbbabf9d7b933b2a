import { lstatSync, opendirSync } from 'node:fs'
import { join } from 'node:path'
import type { SealedFile } from '../../schemas/journal/run.ts'
import { isA, type JournalEvent } from '../model/event.ts'
import { bodyRefsOf } from '../run/body-refs.ts'
import { limits } from '../run/limits.ts'
import { digestOf } from '../run/regular-file.ts'

/** What a file of a dossier is not, compared with the seal. */
export interface SealProblem {
  readonly path: string
  readonly is: 'changed' | 'added' | 'missing' | 'not-a-file' | 'too-many'
}

/** What stands in a dossier beside its journal and the bodies that the journal refers to. */
interface Beside {
  readonly files: readonly string[]
  /** Links, pipes, devices, empty folders, folders too deep. */
  readonly others: readonly string[]
  /** There is more than the bench looks at. */
  readonly tooMany: boolean
}

/** Of the bench itself: it goes when the run is over. */
const lock = 'run.lock'
const deepest = 8

const referredBy = (events: readonly JournalEvent[]): ReadonlySet<string> =>
  new Set(events.flatMap(bodyRefsOf).map(({ sha256 }) => `blobs/${sha256}`))

const namesIn = (path: string, most: number): readonly string[] => {
  const names: string[] = []
  const folder = opendirSync(path)
  try {
    for (let next = folder.readSync(); next && names.length <= most; next = folder.readSync()) names.push(next.name)
  } finally {
    folder.closeSync()
  }
  return names.toSorted()
}

const besideJournal = (folder: string, events: readonly JournalEvent[]): Beside => {
  const own = referredBy(events)
  const files: string[] = []
  const others: string[] = []
  let seen = 0
  const look = (path: string, depth: number): void => {
    const names = namesIn(join(folder, path), limits.files - seen)
    if (names.length === 0 && path !== '' && path !== 'blobs') others.push(path)
    for (const name of names) {
      seen += 1
      if (seen > limits.files) return
      const inside = path === '' ? name : `${path}/${name}`
      if (inside === 'journal.ndjson' || own.has(inside)) continue
      const stat = lstatSync(join(folder, inside), { throwIfNoEntry: false })
      if (stat?.isFile()) files.push(inside)
      else if (stat?.isDirectory() && depth < deepest) look(inside, depth + 1)
      else if (stat) others.push(inside)
    }
  }
  look('', 0)
  return { files, others, tooMany: seen > limits.files }
}

/** Every file that a seal covers: all of the dossier but its journal and the bodies that the journal itself covers. */
export const filesBeside = ({
  folder,
  events,
}: {
  readonly folder: string
  readonly events: readonly JournalEvent[]
}): readonly SealedFile[] =>
  besideJournal(folder, events)
    .files.filter((path) => path !== lock)
    .slice(0, limits.sealed)
    .flatMap((path) => {
      const digest = digestOf(join(folder, path), limits.file)
      return 'value' in digest ? [{ path, ...digest.value }] : []
    })

const lookAt = (folder: string, { path, sha256, size }: SealedFile): readonly SealProblem[] => {
  // A seal names files of its own folder: another path was not written by a bench, and is not looked at.
  if (path.split(/[\\/]/).some((part) => part === '' || part === '.' || part === '..')) return [{ path, is: 'changed' }]
  const digest = digestOf(join(folder, path), size)
  if ('value' in digest) {
    return digest.value.sha256 === sha256 && digest.value.size === size ? [] : [{ path, is: 'changed' }]
  }
  return [{ path, is: digest.unread === 'too-big' ? 'changed' : digest.unread }]
}

/** What a dossier's seal says of its other files. */
export interface Seal {
  /** `none` of a run without end or recorded before seals; `lost` when the journal promises one that it does not have. */
  readonly state: 'sealed' | 'none' | 'lost'
  readonly problems: readonly SealProblem[]
  /** Without seal: files of which nobody can say whether they are as they were written. */
  readonly unchecked: readonly string[]
}

/** Compares the folder with the seal that ends its journal. Follows no link and reads regular files only. */
export const readSeal = (folder: string, events: readonly JournalEvent[]): Seal => {
  const { files, others, tooMany } = besideJournal(folder, events)
  const strange: readonly SealProblem[] = [
    ...others.map((path) => ({ path, is: 'not-a-file' as const })),
    ...(tooMany ? [{ path: '.', is: 'too-many' as const }] : []),
  ]
  const last = events.at(-1)
  if (last === undefined || !isA('run.sealed')(last)) {
    const lost = last?.type === 'run.ended' && last.data.sealed === true
    return { state: lost ? 'lost' : 'none', problems: strange, unchecked: files }
  }
  const sealed = new Set(last.data.files.map(({ path }) => path))
  let bytes = 0
  const within = last.data.files.filter(({ size }) => {
    bytes += size
    return bytes <= limits.beside
  })
  return {
    state: 'sealed',
    problems: [
      ...within.flatMap((file) => lookAt(folder, file)),
      ...(bytes > limits.beside ? [{ path: '.', is: 'too-many' as const }] : []),
      ...files.filter((path) => !sealed.has(path)).map((path) => ({ path, is: 'added' as const })),
      ...strange.filter(({ path }) => !sealed.has(path)),
    ],
    unchecked: [],
  }
}
