import { hideSecrets } from '../../reports/html/secret.ts'
import { noteWords } from '../bench/notes.ts'
import type { EventData, EventType } from '../model/event.ts'
import { noteText } from '../model/note.ts'
import type { Note } from '../model/service.ts'
import { type Lang, say, type Text } from '../model/text.ts'

const words = {
  listens: { fr: 'écoute', en: 'listens' },
  cut: { fr: 'connexion coupée', en: 'connection cut' },
  noAck: { fr: 'sans acquittement', en: 'no acknowledgement' },
  commands: { fr: 'commandes', en: 'commands' },
  failed: { fr: 'connexion en échec', en: 'connection failed' },
} satisfies Record<string, Text>

/** A person reads these lines in a terminal, which obeys control and bidi characters: they are shown by their number. */
const visible = (text: string): string =>
  hideSecrets(text).replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )

const short = (text: string): string => {
  const shown = visible(text)
  return shown.length > 160 ? `${shown.slice(0, 159).toWellFormed()}…` : shown
}

interface Line {
  readonly text: string
  /** What the service saw, each on its own line below. */
  readonly notes?: readonly string[]
}

const bytes = (body: { readonly size: number } | undefined): string => (body ? ` (${body.size} o)` : '')

const notesIn = (notes: readonly (Note | string)[], lang: Lang): readonly string[] =>
  notes.map((note) => say(noteText(note, noteWords), lang))

const lineOf = (type: EventType, data: EventData[EventType], lang: Lang): Line | undefined => {
  switch (type) {
    case 'service.started': {
      const { service, url, accessUrl } = data as EventData['service.started']
      return { text: `${service} ${say(words.listens, lang)} ${url}${accessUrl === undefined ? '' : `, ${accessUrl}`}` }
    }
    case 'exchange.http': {
      const { service, operation, request, response, notes = [] } = data as EventData['exchange.http']
      const asked = `${request.method} ${request.url}${bytes(request.body)}`
      const answered = response.cut ? say(words.cut, lang) : `${response.status}${bytes(response.body)}`
      return { text: `${service} ${operation ?? '?'} · ${asked} → ${answered}`, notes: notesIn(notes, lang) }
    }
    case 'exchange.smtp': {
      const { service, mailFrom, rcptTo, reply, message } = data as EventData['exchange.smtp']
      return { text: `${service} · ${mailFrom} → ${rcptTo.join(', ')}${bytes(message)} → ${reply.code} ${reply.text}` }
    }
    case 'exchange.imap': {
      const { service, user, commands, notes = [] } = data as EventData['exchange.imap']
      return {
        text: `${service} IMAP · ${user ?? '?'} · ${commands} ${say(words.commands, lang)}`,
        notes: notesIn(notes, lang),
      }
    }
    case 'exchange.hl7': {
      const { service, event, ack, message, notes = [] } = data as EventData['exchange.hl7']
      const text = `${service} ${event ?? '?'}${bytes(message)} → ${ack?.code ?? say(words.noAck, lang)}`
      return { text, notes: notesIn(notes, lang) }
    }
    case 'connection.failed': {
      const { service, reason } = data as EventData['connection.failed']
      return { text: `${service} · ${say(words.failed, lang)} : ${reason}` }
    }
    default:
      return undefined
  }
}

/** What `mocks` says of an event, in lines of at most 160 characters; none for one that a person does not wait for. */
export const mocksLines = (type: EventType, data: EventData[EventType], lang: Lang, at: Date): readonly string[] => {
  const line = lineOf(type, data, lang)
  if (line === undefined) return []
  const time = at.toISOString().slice(11, 19)
  return [`${time} ${short(line.text)}`, ...(line.notes ?? []).map((note) => `         ${short(note)}`)]
}
