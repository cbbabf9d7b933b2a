import { type BlobRef, isA, type JournalEvent } from '../../src/model/event.ts'
import type { CheckResult, FinishedRun } from '../../src/model/finished.ts'
import { noteText } from '../../src/model/note.ts'
import type { Note } from '../../src/model/service.ts'
import { type Lang, say, type Text } from '../../src/model/text.ts'
import type { Mails } from './mails.ts'

/** What every part of the page needs to know of the run. */
export interface View {
  readonly run: FinishedRun
  readonly lang: Lang
  readonly say: (text: Text | string) => string
  /** Events by id: an evidence link is drawn only to an event that the page holds. */
  readonly events: ReadonlyMap<string, JournalEvent>
  /** Checks by the id of the event they cite. */
  readonly citations: ReadonlyMap<string, readonly CheckResult[]>
  /** Id of the first event that shows a body, by the body's SHA-256. */
  readonly firstShown: ReadonlyMap<string, string>
  /** An assumption in a sentence, by its id; the id itself when the journal does not explain it. */
  readonly assumption: (id: string) => string
  /** What a service noted, in a sentence. */
  readonly note: (note: Note | string) => string
  /** A fault of a service in words. */
  readonly fault: (service: string, id: string) => string
  readonly mails: Mails
  /** How many characters of one body the page shows, so that the page stays usable however long the run. */
  readonly bodyLimit: number
}

const isBlob = (value: unknown): value is BlobRef =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'size' in value

/** The bodies an event refers to, at whatever depth of its own fields. */
const bodiesOf = (event: JournalEvent): readonly BlobRef[] => {
  const { data } = event
  const candidates: unknown[] = Object.values(data)
  if (event.type === 'exchange.http') candidates.push(event.data.request.body, event.data.response.body)
  if (event.type === 'exchange.hl7') candidates.push(event.data.ack?.message)
  return candidates.filter(isBlob)
}

/** French puts spaces inside guillemets and before high punctuation; a line must not break there. */
const unbroken = (french: string): string => french.replace(/« /g, '«\u00A0').replace(/ (?=[»:;?!])/g, '\u00A0')

const pageBudget = 6_000_000
const largest = 30_000
const smallest = 1_500

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** @param mails those of the run, read beforehand: what is not among them is shown as its bytes */
export const viewOf = (run: FinishedRun, lang: Lang, mails: Mails = new Map()): View => {
  const citations = new Map<string, CheckResult[]>()
  for (const { checks } of run.scenarios) {
    for (const check of checks) for (const id of new Set(check.evidence)) push(citations, id, check)
  }
  const firstShown = new Map<string, string>()
  for (const event of run.events) {
    for (const { sha256 } of bodiesOf(event)) if (!firstShown.has(sha256)) firstShown.set(sha256, event.id)
  }
  const told = (text: Text | string) =>
    typeof text === 'string' || lang === 'en' ? say(text, lang) : unbroken(text.fr)
  const services = run.events.filter(isA('service.started')).map(({ data }) => data)
  const noteWords = services.flatMap(({ notes = [] }) => notes)
  return {
    run,
    lang,
    say: told,
    assumption: (id) => {
      const found = services.flatMap(({ assumptions }) => assumptions).find((one) => one.id === id)
      return found ? `${told(found.statement)} (${id})` : id
    },
    note: (note) => told(noteText(note, noteWords)),
    fault: (service, id) => {
      const found = services.find((one) => one.service === service)?.faults.find((one) => one.id === id)
      return found ? `${told(found.title)} (${id})` : id
    },
    events: new Map(run.events.map((event) => [event.id, event])),
    citations,
    firstShown,
    mails,
    bodyLimit: Math.max(smallest, Math.min(largest, Math.floor(pageBudget / Math.max(1, firstShown.size)))),
  }
}
