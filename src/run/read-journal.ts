import { existsSync, readFileSync } from 'node:fs'
import { BancError } from '../model/errors.ts'
import type { BlobRef, JournalEvent } from '../model/event.ts'
import type { Text } from '../model/text.ts'
import { blobStore } from './blobs.ts'
import { genesis, lineIsIntact } from './chain.ts'
import { blobFolder, eventId, journalFile } from './journal.ts'

/** The first place where a journal is not what was written. */
export interface BrokenLink {
  readonly line: number
  readonly event?: string
  readonly reason: Text
}

/** A journal as found on disk: the events before the first broken link, and what stopped the reading. */
export interface StoredJournal {
  readonly events: readonly JournalEvent[]
  readonly broken: BrokenLink | undefined
  /** The last line has no end: the run was killed while writing it. What precedes is whole. */
  readonly cut: { readonly line: number; readonly bytes: number } | undefined
  /** `run.ended` was written. */
  readonly complete: boolean
  /** Byte length of the lines that were read. */
  readonly length: number
}

const reasons = {
  hash: { fr: 'le contenu de la ligne ne correspond plus à son empreinte', en: 'the line no longer matches its hash' },
  notAnEvent: { fr: 'la ligne n’est pas un événement', en: 'the line is no event' },
  chain: {
    fr: 'la ligne ne suit pas celle qui la précède (ligne retirée, ajoutée ou déplacée)',
    en: 'the line does not follow the one before it (removed, added or moved line)',
  },
} satisfies Record<string, Text>

const blobRefs = (value: unknown): BlobRef[] => {
  if (typeof value !== 'object' || value === null) return []
  if ('sha256' in value && 'size' in value) return [value as BlobRef]
  return Object.values(value).flatMap(blobRefs)
}

/** Whether the store holds a body as it was written, looked up once however many events refer to it. */
const wholeBodies = (folder: string): ((sha256: string) => boolean) => {
  const { get } = blobStore(blobFolder(folder))
  const known = new Map<string, boolean>()
  return (sha256) => {
    const whole = known.get(sha256) ?? get(sha256) !== undefined
    known.set(sha256, whole)
    return whole
  }
}

/** Reads and verifies a run's journal and the bodies it refers to. Never throws on damage: says where it is. */
export const readJournal = (folder: string): StoredJournal => {
  const path = journalFile(folder)
  if (!existsSync(path)) {
    throw new BancError({
      code: 'BANC-DOSSIER-MISSING',
      what: { fr: 'Ce dossier ne contient pas de journal.', en: 'This dossier holds no journal.' },
      where: path,
      todo: {
        fr: 'Indiquez un dossier de run, par exemple dossier/latest après « npm start ».',
        en: 'Name the folder of a run, for example dossier/latest after "npm start".',
      },
    })
  }
  const bytes = readFileSync(path)
  const whole = bytes.lastIndexOf(0x0a) + 1
  const lines = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1)
  const isWhole = wholeBodies(folder)
  const events: JournalEvent[] = []
  let length = 0
  let broken: BrokenLink | undefined
  for (const [index, line] of lines.entries()) {
    broken = brokenAt(line, index + 1, events.at(-1), isWhole)
    if (broken) break
    events.push(JSON.parse(line))
    length += Buffer.byteLength(line) + 1
  }
  const rest = bytes.length - whole
  // A killed writer leaves the beginning of a line. A line that goes on after its seal was tampered with at its end.
  const tail = bytes.subarray(whole).toString('utf8')
  if (!broken && /"hash":"[0-9a-f]{64}"\}./s.test(tail)) {
    broken = { line: lines.length + 1, event: eventId(lines.length + 1), reason: reasons.hash }
  }
  return {
    events,
    broken,
    cut: rest > 0 && !broken ? { line: lines.length + 1, bytes: rest } : undefined,
    complete: events.at(-1)?.type === 'run.ended',
    length,
  }
}

/** A forged line can carry a right hash and still be no JSON object. */
const parsed = (line: string): JournalEvent | undefined => {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && 'data' in value ? (value as JournalEvent) : undefined
  } catch {
    return undefined
  }
}

const brokenAt = (
  line: string,
  number: number,
  before: JournalEvent | undefined,
  isWhole: (sha256: string) => boolean,
): BrokenLink | undefined => {
  if (!lineIsIntact(line)) return { line: number, event: eventId(number), reason: reasons.hash }
  const event = parsed(line)
  if (!event) return { line: number, event: eventId(number), reason: reasons.notAnEvent }
  if (event.prev !== (before?.hash ?? genesis) || event.seq !== number) {
    return { line: number, event: event.id, reason: reasons.chain }
  }
  const lost = blobRefs(event.data).find((ref) => !isWhole(ref.sha256))
  if (!lost) return undefined
  return {
    line: number,
    event: event.id,
    reason: {
      fr: `le corps ${lost.sha256.slice(0, 12)}… est absent ou altéré`,
      en: `the body ${lost.sha256.slice(0, 12)}… is missing or altered`,
    },
  }
}
