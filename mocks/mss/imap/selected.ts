import { resolved, type SequenceSet } from '../../../src/protocols/imap/sequence-set.ts'
import type { Response } from '../../../src/protocols/imap/write.ts'
import type { Folder, StoredMail } from '../mailboxes.ts'

/** A folder as one session sees it: numbers only change when the session has been told (RFC 3501 §7.4.1). */
export interface Selected {
  readonly folder: Folder
  readonly readOnly: boolean
  /** By message number, from 1 at index 0. */
  view: StoredMail[]
  readonly recent: Set<number>
  /** Version of the folder up to which everything has been told. */
  version: number
  /** Something is left to tell, because EXPUNGE may not be told then. */
  owing: boolean
  /** Mails whose flags the command under way has told, or that its client knows. */
  readonly told: Set<StoredMail>
}

export const writtenFlags = ({ uid, flags }: StoredMail, recent: ReadonlySet<number>): string =>
  `(${[...(recent.has(uid) ? ['\\Recent'] : []), ...flags].join(' ')})`

/** Opens a folder. A session that may write takes `\Recent` away from those that follow. */
export const select = (folder: Folder, readOnly: boolean): Selected => {
  const recent = new Set<number>()
  for (const mail of folder.mails) {
    if (!mail.recent) continue
    recent.add(mail.uid)
    if (!readOnly) mail.recent = false
  }
  return { folder, readOnly, view: [...folder.mails], recent, version: folder.version, owing: false, told: new Set() }
}

function* expunged(selected: Selected): Generator<Response, void, void> {
  const kept: StoredMail[] = []
  for (const mail of selected.view) {
    // Each one told brings the numbers after it down by one.
    if (mail.expunged) yield [`* ${kept.length + 1} EXPUNGE`]
    else kept.push(mail)
  }
  selected.view = kept
}

function* arrived(selected: Selected): Generator<Response, void, void> {
  const { folder, view, recent, readOnly } = selected
  const last = view.at(-1)?.uid ?? 0
  const before = view.length
  const from = folder.mails.findLastIndex(({ uid }) => uid <= last) + 1
  for (const mail of folder.mails.slice(from)) {
    view.push(mail)
    if (!mail.recent) continue
    recent.add(mail.uid)
    if (!readOnly) mail.recent = false
  }
  if (view.length === before) return
  yield [`* ${view.length} EXISTS`]
  yield [`* ${recent.size} RECENT`]
}

/** Tells what has changed in the folder since it was last told; EXPUNGE is kept for later where `mayExpunge` is false. */
export function* update(
  selected: Selected,
  { mayExpunge, withUid }: { readonly mayExpunge: boolean; readonly withUid: boolean },
): Generator<Response, void, void> {
  const { folder, version } = selected
  if (version === folder.version && !(selected.owing && mayExpunge)) {
    selected.told.clear()
    return
  }
  const owes = !mayExpunge && selected.view.some((mail) => mail.expunged)
  if (mayExpunge) yield* expunged(selected)
  selected.owing = owes
  const known = selected.view.length
  yield* arrived(selected)
  selected.version = folder.version
  for (const [index, mail] of selected.view.entries()) {
    if (index >= known) break
    if (mail.changed <= version || mail.expunged || selected.told.has(mail)) continue
    yield [`* ${index + 1} FETCH (${withUid ? `UID ${mail.uid} ` : ''}FLAGS ${writtenFlags(mail, selected.recent)})`]
  }
  selected.told.clear()
}

export interface Chosen {
  readonly number: number
  readonly mail: StoredMail
}

const firstAt = (view: readonly StoredMail[], uid: number): number => {
  let [low, high] = [0, view.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((view[middle]?.uid ?? 0) < uid) low = middle + 1
    else high = middle
  }
  return low
}

/** The mails that a set names, in order. A UID without a mail names nothing; a number without one is for `outside`. */
export const chosen = ({ view }: Selected, set: SequenceSet, byUid: boolean): readonly Chosen[] => {
  const last = byUid ? (view.at(-1)?.uid ?? 0) : view.length
  const found: Chosen[] = []
  for (const [low, high] of resolved(set, last)) {
    const from = byUid ? firstAt(view, low) : Math.max(low - 1, 0)
    for (let index = from; index < view.length; index += 1) {
      const mail = view[index] as StoredMail
      if ((byUid ? mail.uid : index + 1) > high) break
      found.push({ number: index + 1, mail })
    }
  }
  return found
}

/** Whether a set of message numbers names one that the mailbox does not have. */
export const outside = ({ view }: Selected, set: SequenceSet): boolean =>
  set.some(([one, other]) => [one, other].some((number) => Number.isFinite(number) && number > view.length)) ||
  (view.length === 0 && set.length > 0)
