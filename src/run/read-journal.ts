import { readEvent } from '../../schemas/journal.ts'
import type { ErrorCode } from '../model/error-codes.ts'
import { BancError } from '../model/errors.ts'
import type { BlobRef, JournalEvent } from '../model/event.ts'
import type { Text } from '../model/text.ts'
import { blobStore } from './blobs.ts'
import { bodyRefsOf } from './body-refs.ts'
import { genesis, lineIsIntact } from './chain.ts'
import { blobFolder, eventId, journalFile } from './journal.ts'
import { limits } from './limits.ts'
import { eachLine, withRegularFile } from './regular-file.ts'
import { weigh } from './weight.ts'

/** The first place where a journal is not what was written. */
export interface BrokenLink {
  readonly line: number
  readonly event?: string
  readonly code: Extract<ErrorCode, 'BANC-JOURNAL-BROKEN' | 'BANC-JOURNAL-EVENT' | 'BANC-DOSSIER-LIMIT'>
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

type Reason = Pick<BrokenLink, 'code' | 'reason'> & { readonly id?: string }

const altered = (fr: string, en: string): Reason => ({ code: 'BANC-JOURNAL-BROKEN', reason: { fr, en } })
const tooMuch = (fr: string, en: string): Reason => ({ code: 'BANC-DOSSIER-LIMIT', reason: { fr, en } })

const reasons = {
  hash: altered('le contenu de la ligne ne correspond plus à son empreinte', 'the line no longer matches its hash'),
  notAnEvent: altered('la ligne n’est pas un événement', 'the line is no event'),
  chain: altered(
    'la ligne ne suit pas celle qui la précède (ligne retirée, ajoutée ou déplacée)',
    'the line does not follow the one before it (removed, added or moved line)',
  ),
  afterTheEnd: altered('la ligne suit la fin du run', 'the line comes after the end of the run'),
  longLine: tooMuch(
    `la ligne dépasse ${limits.line} octets, plus que le banc n’en lit`,
    `the line has over ${limits.line} bytes, more than the bench reads`,
  ),
  manyEvents: tooMuch(
    `le journal a plus de ${limits.events} événements, plus que le banc n’en lit`,
    `the journal has over ${limits.events} events, more than the bench reads`,
  ),
  manyValues: tooMuch(
    `les événements portent plus de ${limits.values} valeurs, plus que le banc n’en lit`,
    `the events hold over ${limits.values} values, more than the bench reads`,
  ),
  deep: tooMuch(
    `l’événement imbrique plus de ${limits.depth} valeurs, plus que le banc n’en lit`,
    `the event nests over ${limits.depth} values, more than the bench reads`,
  ),
  bodies: tooMuch(
    `les corps dépassent ensemble ${limits.bodies} octets, plus que le banc n’en lit`,
    `the bodies together exceed ${limits.bodies} bytes, more than the bench reads`,
  ),
} satisfies Record<string, Reason>

/** Tells of a body what is wrong with it. Each is looked up once, however many events refer to it. */
type Bodies = (ref: BlobRef) => Reason | undefined

const bodiesOf = (folder: string): Bodies => {
  const { holds } = blobStore(blobFolder(folder))
  const known = new Map<string, Reason | undefined>()
  let total = 0
  const look = (ref: BlobRef): Reason | undefined => {
    const name = `${ref.sha256.slice(0, 12)}…`
    if (ref.size > limits.body) {
      return tooMuch(
        `le corps ${name} ferait ${ref.size} octets, plus que le banc n’en lit`,
        `the body ${name} would have ${ref.size} bytes, more than the bench reads`,
      )
    }
    total += ref.size
    if (total > limits.bodies) return reasons.bodies
    if (holds(ref)) return undefined
    return altered(`le corps ${name} est absent ou altéré`, `the body ${name} is missing or altered`)
  }
  return (ref) => {
    const key = `${ref.sha256} ${ref.size}`
    if (!known.has(key)) known.set(key, look(ref))
    return known.get(key)
  }
}

const noJournal = (where: string): BancError =>
  new BancError({
    code: 'BANC-DOSSIER-MISSING',
    what: { fr: 'Ce dossier ne contient pas de journal.', en: 'This dossier holds no journal.' },
    where,
    todo: {
      fr: 'Indiquez un dossier de run, par exemple dossier/latest après « npm start ».',
      en: 'Name the folder of a run, for example dossier/latest after "npm start".',
    },
  })

const notRead = (where: string, why: 'not-a-file' | 'too-big'): BancError =>
  new BancError({
    code: why === 'too-big' ? 'BANC-DOSSIER-LIMIT' : 'BANC-DOSSIER-FILE',
    what:
      why === 'too-big'
        ? {
            fr: `Le journal dépasse ${limits.journal} octets, plus que le banc n’en lit.`,
            en: `The journal exceeds ${limits.journal} bytes, more than the bench reads.`,
          }
        : {
            fr: 'Le journal n’est pas un fichier : lien, tube, périphérique ou dossier.',
            en: 'The journal is no file: link, pipe, device or folder.',
          },
    where,
    todo: { fr: 'N’accordez pas foi à ce dossier.', en: 'Do not trust this dossier.' },
    exitCode: 1,
  })

/** Calls `take` with each line, until it says to stop; gives what follows the last line taken. */
const readLines = (folder: string, take: (line: Buffer) => boolean): Buffer => {
  const path = journalFile(folder)
  const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = withRegularFile(path, limits.journal, (file, size) => ({
    rest: eachLine(file, limits.line, (line) => take(bufferOf(line))),
    size,
  }))
  if ('value' in found) return bufferOf(found.value.rest)
  throw found.unread === 'missing' ? noJournal(path) : notRead(path, found.unread)
}

/** A killed writer leaves the beginning of a line. A line that goes on after its seal was tampered with at its end. */
const tamperedTail = (tail: Buffer): Reason | undefined => {
  if (tail.length > limits.line) return reasons.longLine
  return /"hash":"[0-9a-f]{64}"\}./s.test(tail.toString('latin1')) ? reasons.hash : undefined
}

/**
 * Reads and verifies a run's journal and the bodies it refers to. Says where the damage is instead of throwing, however
 * the journal was forged; only what is no journal at all throws.
 * @throws BancError BANC-DOSSIER-MISSING, BANC-DOSSIER-FILE, BANC-DOSSIER-LIMIT
 */
export const readJournal = (folder: string): StoredJournal => {
  const bodies = bodiesOf(folder)
  const events: JournalEvent[] = []
  let values = 0
  let length = 0
  let broken: BrokenLink | undefined
  const tail = readLines(folder, (line) => {
    const number = events.length + 1
    const found = nextEvent(line, { number, before: events, bodies, values })
    if ('reason' in found) {
      broken = { line: number, event: found.id ?? eventId(number), code: found.code, reason: found.reason }
      return false
    }
    events.push(found.event)
    values += found.values
    length += line.length + 1
    return true
  })
  const line = events.length + 1
  const tampered = broken === undefined ? tamperedTail(tail) : undefined
  if (tampered) broken = { line, event: eventId(line), ...tampered }
  return {
    events,
    broken,
    cut: tail.length > 0 && broken === undefined ? { line, bytes: tail.length } : undefined,
    complete: events.findLast(({ type }) => type !== 'run.sealed')?.type === 'run.ended',
    length,
  }
}

interface Reading {
  readonly number: number
  readonly before: readonly JournalEvent[]
  readonly bodies: Bodies
  /** How many values the events before hold. */
  readonly values: number
}

/** A forged line can carry a right hash and still be no JSON object, or no text. */
const parsed = (line: Uint8Array): object | undefined => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line))
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

const notLikeItsSchema = ({ fr, en }: Text): Reason => ({
  code: 'BANC-JOURNAL-EVENT',
  reason: {
    fr: `l’événement n’a pas la forme de son type (${fr.replace(/\.$/, '')})`,
    en: `the event does not have the form of its type (${en.replace(/\.$/, '')})`,
  },
})

/** After the end of a run comes its seal, then nothing, unless an interrupted run was resumed. */
const mayFollow = (event: JournalEvent, before: readonly JournalEvent[]): boolean => {
  const last = before.at(-1)
  if (event.type === 'run.sealed') return last?.type === 'run.ended'
  const end = before.findLast(({ type }) => type !== 'run.sealed')
  if (end?.type !== 'run.ended') return true
  return event.type === 'run.resumed' && end.data.outcome === 'interrupted'
}

/** The event on one line, or why it is not what was written. */
const nextEvent = (
  line: Buffer,
  { number, before, bodies, values }: Reading,
): Reason | { readonly event: JournalEvent; readonly values: number } => {
  if (line.length > limits.line) return reasons.longLine
  if (number > limits.events) return reasons.manyEvents
  if (!lineIsIntact(line)) return reasons.hash
  const weight = weigh(line)
  if (weight.depth > limits.depth) return reasons.deep
  if (values + weight.values > limits.values) return reasons.manyValues
  const value = parsed(line)
  if (value === undefined) return reasons.notAnEvent
  const read = readEvent(value)
  if (!read.follows) return notLikeItsSchema(read.wrong)
  const event: JournalEvent = read.value
  if (event.prev !== (before.at(-1)?.hash ?? genesis) || event.seq !== number || event.id !== eventId(number)) {
    return { ...reasons.chain, id: event.id }
  }
  if (!mayFollow(event, before)) return reasons.afterTheEnd
  for (const ref of bodyRefsOf(event)) {
    const lost = bodies(ref)
    if (lost) return lost
  }
  return { event, values: weight.values }
}
