import { closeSync, constants, fsyncSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BancError, messageOf } from '../model/errors.ts'
import type { EventData, EventType, JournalEvent } from '../model/event.ts'
import { allowance, type Bounds } from './allowance.ts'
import { type BlobStore, blobStore } from './blobs.ts'
import { genesis, sealLine, sealText } from './chain.ts'
import { secretKeeper } from './secrets.ts'

/** The append-only recording of one run: `journal.ndjson` and `blobs/` in the run's folder, written as the run goes. */
export interface Journal {
  readonly folder: string
  readonly events: readonly JournalEvent[]
  /** What is put is on disk with the next event, at the latest when all is flushed. */
  readonly blobs: Omit<BlobStore, 'close' | 'holds' | 'write'>
  /** A copy without the secrets that field names tell: as `append` writes it, and known from then on. */
  readonly hide: <T>(value: T) => T
  /** The event is on disk before the bench waits for anything else; a failure is told to the next caller. */
  readonly append: <T extends EventType>(type: T, data: EventData[T], scenario?: string) => JournalEvent
  /** Calls back on each event from now on. Returns how to stop. */
  readonly watch: (seen: (event: JournalEvent) => void) => () => void
  /** Makes sure that what was appended is on the disk. */
  readonly flush: () => void
  readonly close: () => void
}

export const journalFile = (folder: string): string => join(folder, 'journal.ndjson')
/** The event on line `seq` of a journal: an altered line cannot be trusted to say its own id. */
export const eventId = (seq: number): string => `e${String(seq).padStart(6, '0')}`
export const blobFolder = (folder: string): string => join(folder, 'blobs')

/**
 * Appends, to a file and never through a link: a run that goes on does so in a folder that others may have had in hand.
 * Windows has no such flag.
 */
const appendOwn = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0)

/** Characters that wait to be written, at most. */
const mostWaiting = 1_000_000

const cannotWrite = (folder: string, cause: unknown): BancError =>
  new BancError({
    code: 'BANC-JOURNAL-WRITE',
    what: {
      fr: `Le journal ne peut plus être écrit : ${messageOf(cause)}.`,
      en: `The journal cannot be written any more: ${messageOf(cause)}.`,
    },
    where: journalFile(folder),
    todo: {
      fr: 'Libérez de la place ou rétablissez les droits d’écriture, puis reprenez avec « run --resume » : ce qui précède est conservé.',
      en: 'Free some space or restore write access, then go on with "run --resume": what came before is kept.',
    },
    cause,
  })

/**
 * Opens a journal for appending; `before` holds the events that the file already has (resumed run). After a write that
 * failed nothing more is appended: a half line may only be the last one.
 * What its reader would refuse is refused here, and not written: `BANC-JOURNAL-FULL`.
 * @throws BancError BANC-JOURNAL-WRITE, from this call and from the journal's own
 */
export const openJournal = (
  folder: string,
  now: () => Date,
  before: readonly JournalEvent[] = [],
  bounds?: Bounds,
): Journal => {
  const allowed = allowance(journalFile(folder), before, bounds)
  const events: JournalEvent[] = [...before]
  /** Lines written that nobody asked for yet: a burst of requests leaves one string each, which costs the collector little. */
  const unread: string[] = []
  let seq = before.length
  let prev = before.at(-1)?.hash ?? genesis
  const watchers = new Set<(event: JournalEvent) => void>()
  let failure: BancError | undefined
  const guarded = <R>(write: () => R): R => {
    if (failure) throw failure
    try {
      return write()
    } catch (error) {
      failure = cannotWrite(folder, error)
      throw failure
    }
  }
  const file = guarded(() => {
    mkdirSync(folder, { recursive: true })
    return openSync(journalFile(folder), before.length === 0 ? 'a' : appendOwn, 0o600)
  })
  const store = blobStore(blobFolder(folder))
  const secrets = secretKeeper()
  /** Lines not yet written, and how many characters they are. */
  let waiting: string[] = []
  let size = 0
  let isDue = false
  const write = (): void => {
    const lines = waiting
    waiting = []
    size = 0
    if (lines.length === 0) return
    guarded(() => {
      // Bodies first: a line never refers to what is not on disk.
      store.write()
      // Unlike `writeSync`, this writes all lines or throws: a nearly full disk takes half of one.
      writeFileSync(file, `${lines.join('\n')}\n`)
    })
    unread.push(...lines)
  }
  const writeIfPossible = (): void => {
    try {
      write()
    } catch {
      // Kept in `failure`: whoever appends, flushes or closes next is told.
    }
  }
  /** What a burst of exchanges appends is written together, before the bench waits for anything. */
  const writeSoon = (): void => {
    if (size > mostWaiting) write()
    if (isDue || waiting.length === 0) return
    isDue = true
    setImmediate(() => {
      isDue = false
      writeIfPossible()
    })
  }
  return {
    folder,
    get events() {
      writeIfPossible()
      for (const line of unread.splice(0)) events.push(JSON.parse(line))
      return events
    },
    blobs: {
      get: store.get,
      put: (bytes, mediaType) => guarded(() => store.put(secrets.hideIn(bytes, mediaType), mediaType)),
      settle: () => guarded(store.settle),
    },
    hide: secrets.hide,
    append: (type, data, scenario) => {
      const told = {
        seq: seq + 1,
        id: eventId(seq + 1),
        at: now().toISOString(),
        type,
        ...(scenario === undefined ? {} : { scenario }),
        data,
        prev,
      } as Omit<JournalEvent, 'hash'>
      const text = JSON.stringify(told)
      const isFree = secrets.isFreeOf(text)
      const unsealed = isFree ? told : ({ ...told, data: secrets.hide(data) } as typeof told)
      const { line, hash } = isFree ? sealText(text) : sealLine(unsealed)
      if (failure) throw failure
      const event = { ...unsealed, hash } as JournalEvent
      allowed.take(event, Buffer.from(line))
      waiting.push(line)
      size += line.length
      writeSoon()
      seq += 1
      prev = hash
      for (const seen of watchers) seen(event)
      return event
    },
    watch: (seen) => {
      watchers.add(seen)
      return () => watchers.delete(seen)
    },
    flush: () => {
      write()
      guarded(() => {
        store.settle()
        fsyncSync(file)
      })
    },
    close: () => {
      try {
        write()
      } finally {
        closeSync(file)
      }
      if (failure === undefined) guarded(store.close)
    },
  }
}
