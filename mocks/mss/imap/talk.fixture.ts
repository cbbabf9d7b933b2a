import type { Conversation } from '../../../src/model/service.ts'
import { folderOf, mailboxOf } from '../mailboxes.ts'
import { type MssState, startMss } from '../state.ts'
import { imapAccess } from './access.ts'

export const address = 'bal@essai.mssante.fr'
export const at = new Date('2026-02-03T10:00:00Z')

export const operator = (options: Readonly<Record<string, unknown>> = {}): MssState =>
  startMss({ url: 'smtp://x', now: () => at, uuid: () => 'u-1', options })

/** A mail of some lines, as it travels. */
export const letter = (...lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`)

/** Puts mails into a folder; the inbox when none is named. */
export const put = (state: MssState, mails: readonly Uint8Array[], folder = 'INBOX', flags: readonly string[] = []) => {
  const target = folderOf(mailboxOf(state.mailboxes, address), folder)
  if (target === undefined) throw new Error(`${folder} is not there`)
  for (const bytes of mails) {
    const uid = target.uidNext
    target.uidNext += 1
    target.version += 1
    target.mails.push({
      uid,
      bytes,
      internalDate: at,
      flags: new Set(flags),
      recent: true,
      expunged: false,
      changed: target.version,
    })
    state.mailboxes.bytes += bytes.length
  }
  for (const watcher of target.watchers) watcher()
}

export interface Talk {
  /** Says something and returns what comes back, in Latin-1. */
  readonly say: (text: string | Uint8Array) => string
  /** One command, its end of line added. */
  readonly command: (line: string) => string
  /** What is said unasked. */
  readonly news: () => string
  /** How many times the service said that there is news. */
  readonly told: () => number
  readonly conversation: Conversation
  /** What became of the connection after the last thing said. */
  readonly after: () => string | undefined
}

/** A conversation with the operator without a socket: secured and logged in unless said otherwise. */
export const talk = (
  state: MssState = operator(),
  { secure = true, login = true, select = '' }: { secure?: boolean; login?: boolean; select?: string } = {},
): Talk => {
  let told = 0
  let after: string | undefined
  const conversation = imapAccess.open(state, () => {
    told += 1
  })
  const heard = (said: Iterable<{ bytes: Uint8Array; after?: string }>): string =>
    [...said]
      .map((one) => {
        after = one.after ?? after
        return Buffer.from(one.bytes).toString('latin1')
      })
      .join('')
  heard(conversation.greet())
  const say = (text: string | Uint8Array) =>
    heard(conversation.hear(typeof text === 'string' ? Buffer.from(text, 'utf8') : text))
  const command = (line: string) => say(`${line}\r\n`)
  if (secure) conversation.secured({ protocol: 'TLSv1.3', cipher: 'x', clientTrusted: true })
  if (secure && login) command(`l AUTHENTICATE XOAUTH2 ${bearer(address, 'jeton-opaque')}`)
  if (select !== '') command(`s SELECT ${select}`)
  return { say, command, news: () => heard(conversation.news()), told: () => told, conversation, after: () => after }
}

export const bearer = (user: string, token: string): string =>
  Buffer.from(`user=${user}\x01auth=Bearer ${token}\x01\x01`).toString('base64')

export const plain = (user: string, password = 'x'): string => Buffer.from(`\0${user}\0${password}`).toString('base64')
