import type { MockState, ServiceSetting } from '../../src/model/service.ts'
import { type Mailboxes, newMailboxes } from './mailboxes.ts'

/** How long the fault `slow` waits before its 250, in milliseconds, unless the option `slowMs` says otherwise. */
const usualDelay = 5_000

/** What the operator keeps of mails, in bytes, unless the option `mailboxBytes` says otherwise. */
const usualBytes = 512 * 1024 * 1024

export interface MssState extends MockState {
  readonly slowMs: number
  readonly mailboxes: Mailboxes
  /** National identifiers that may open a mailbox with their token, by address in lower case; a mailbox that is not here is anybody's. */
  readonly owners: ReadonlyMap<string, readonly string[]>
  /** Whether a token that Pro Santé Connect did not issue here is refused. */
  readonly strictTokens: boolean
  readonly peer: (service: string) => MockState | undefined
  /** Users whose last login rested on a token that nobody could verify. */
  readonly unverified: Set<string>
  /** Tokens that the fault `token-expired` has refused: they stay refused. */
  readonly refusedTokens: Set<string>
  /** Grows each time a fault is selected: what happens once per selection compares it. */
  selections: number
  /** Selection at which a token was last refused as expired. */
  expiredAt: number
  /** Sessions that watch for the fault that closes them. */
  readonly sessions: Set<() => void>
}

const ownersOf = ({ owners }: ServiceSetting['options']): MssState['owners'] => {
  if (typeof owners !== 'object' || owners === null) return new Map()
  return new Map(
    Object.entries(owners).map(([address, ids]) => [
      address.toLowerCase(),
      (Array.isArray(ids) ? ids : [ids]).filter((id) => typeof id === 'string'),
    ]),
  )
}

export const startMss = ({ now, uuid, options, peer }: ServiceSetting): MssState => {
  let selected: string | undefined
  const state: MssState = {
    now,
    uuid,
    get fault() {
      return selected
    },
    set fault(id) {
      selected = id
      state.selections += 1
      for (const tell of state.sessions) tell()
    },
    slowMs: typeof options.slowMs === 'number' ? options.slowMs : usualDelay,
    mailboxes: newMailboxes(now, typeof options.mailboxBytes === 'number' ? options.mailboxBytes : usualBytes),
    owners: ownersOf(options),
    strictTokens: options.strictTokens === true,
    peer: peer ?? (() => undefined),
    unverified: new Set(),
    refusedTokens: new Set(),
    selections: 0,
    expiredAt: 0,
    sessions: new Set(),
  }
  return state
}
