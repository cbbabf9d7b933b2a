import { messageOf } from '../../../src/model/errors.ts'
import type { Conversation, Utterance } from '../../../src/model/service.ts'
import { cursor } from '../../../src/protocols/imap/cursor.ts'
import { type Framed, framer, type RawCommand } from '../../../src/protocols/imap/framing.ts'
import { ImapSyntaxError } from '../../../src/protocols/imap/problem.ts'
import type { Response } from '../../../src/protocols/imap/write.ts'
import type { ImapCommand } from './command.ts'
import { capabilities } from './commands/capability.ts'
import { leave } from './commands/unselect.ts'
import { commandOf } from './commands.ts'
import { newDialogue, toldCommand } from './dialogue.ts'
import { update } from './selected.ts'
import {
  bad,
  type Completion,
  type Continuation,
  type ImapOperator,
  type ImapSession,
  type Outcome,
} from './session.ts'

/** A line of 64 KB is the longest that is read; so is a literal that is no mail, and before login a name or a token. */
const longestLine = 64 * 1024
/** Bytes gathered before they go to the wire: a TLS record of their own for each would be wasteful. */
const gathered = 64 * 1024
/** Answers BAD in a row after which the client is no mail client. */
const mostBad = 50
/** Notes that one session leaves at most. */
const mostNotes = 50

const endOfLine = Buffer.from('\r\n')

const wire = (response: Response): Uint8Array =>
  Buffer.concat([...response.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part)), endOfLine])

const tagged = /^([^\x00-\x20\x7f-\xff(){%*"\\+]{1,200}) (?:(UID) )?([A-Za-z0-9]+)/i

/** What may end a session that the client did not end. */
export interface ConversationOptions {
  readonly operator: ImapOperator
  readonly tell: () => void
  /** Why the operator closes this session now; undefined while it does not. */
  readonly closes: (session: ImapSession) => string | undefined
  /** What the recording must say of a session besides. */
  readonly facts: (session: ImapSession) => Pick<ReturnType<Conversation['over']>, 'assumptions' | 'fault' | 'notes'>
}

export const imapConversation = ({ operator, tell, closes, facts }: ConversationOptions): Conversation => {
  const session: ImapSession = {
    operator,
    tell,
    secure: false,
    tls: undefined,
    mailbox: undefined,
    user: undefined,
    authMethod: undefined,
    secret: undefined,
    selected: undefined,
    idling: false,
    notes: [],
  }
  const dialogue = newDialogue()
  const frames = framer({
    line: longestLine,
    literal: (text) => (session.mailbox && /^\S+ APPEND /i.test(text) ? operator.mostBytes : longestLine),
  })
  let waiting: { readonly tag: string; readonly command: ImapCommand; readonly on: Continuation } | undefined
  let commands = 0
  let badInARow = 0
  let isOver = false

  /** Responses as bytes, several together as long as they are small. */
  function* utter(responses: Iterable<Response>): Generator<Utterance, void, void> {
    let parts: Uint8Array[] = []
    let size = 0
    for (const response of responses) {
      dialogue.server(response)
      const bytes = wire(response)
      parts.push(bytes)
      size += bytes.length
      if (size < gathered) continue
      yield { bytes: Buffer.concat(parts) }
      parts = []
      size = 0
    }
    if (size > 0) yield { bytes: Buffer.concat(parts) }
  }

  function* ending({ status, text, code, after }: Completion, tag: string): Generator<Utterance, void, void> {
    badInARow = status === 'BAD' ? badInARow + 1 : 0
    const written = `${tag} ${status} ${code === undefined ? '' : `[${code}] `}${text}`
    dialogue.server([written])
    yield { bytes: wire([written]), ...(after && { after }) }
    if (after === 'close') isOver = true
    if (after === 'starttls') {
      const lost = frames.discard()
      if (lost > 0) session.notes.push(`${lost} bytes sent in clear after STARTTLS were thrown away`)
    }
    if (badInARow > mostBad) yield* bye('Too many commands that are none')
  }

  function* bye(text: string): Generator<Utterance, void, void> {
    const written = `* BYE ${text}`
    dialogue.server([written])
    isOver = true
    yield { bytes: wire([written]), after: 'close' }
  }

  function* completed(
    end: Completion | Continuation,
    tag: string,
    command: ImapCommand,
    byUid: boolean,
  ): Generator<Utterance, void, void> {
    if (!('status' in end)) {
      waiting = { tag, command, on: end }
      yield* utter([[`+ ${end.prompt}`]])
      return
    }
    const { selected } = session
    const mayExpunge = byUid || command.holdsNumbers !== true
    if (selected?.folder.deleted === true) {
      leave(session)
      yield* bye('The mailbox that was open has been deleted')
      return
    }
    if (selected) yield* utter(update(selected, { mayExpunge, withUid: byUid }))
    yield* ending(end, tag)
  }

  /** Runs a command to its end; what it cannot read is a BAD. */
  function* run(
    command: ImapCommand,
    outcome: () => Outcome,
    tag: string,
    byUid: boolean,
  ): Generator<Utterance, void, void> {
    let end: Completion | Continuation = bad('No answer')
    const responses = function* (): Generator<Response, void, void> {
      try {
        const found = outcome()
        end = Symbol.iterator in found ? yield* found : found
      } catch (error) {
        if (!(error instanceof ImapSyntaxError))
          session.notes.push(`bench failure, not the product's: ${messageOf(error)}`)
        end =
          error instanceof ImapSyntaxError
            ? bad(error.message)
            : { status: 'NO', code: 'SERVERBUG', text: 'The bench failed' }
      }
    }
    yield* utter(responses())
    yield* completed(end, tag, command, byUid)
  }

  /** What the command needs and the session does not have; else how to run it. */
  const prepared = (command: ImapCommand, raw: RawCommand, from: number, byUid: boolean): (() => Outcome) | string => {
    const { mailbox, selected } = session
    const call = { session, args: cursor(raw, from), byUid }
    switch (command.when) {
      case 'any':
        return () => command.run(call)
      case 'not authenticated':
        return mailbox === undefined ? () => command.run(call) : `${command.name} comes before login`
      case 'authenticated':
        return mailbox === undefined ? `${command.name} needs a login` : () => command.run({ ...call, mailbox })
      case 'selected':
        if (mailbox === undefined || selected === undefined) return `${command.name} needs a selected mailbox`
        return () => command.run({ ...call, mailbox, selected })
    }
  }

  function* hearCommand(raw: RawCommand): Generator<Utterance, void, void> {
    commands += 1
    dialogue.client(toldCommand(raw.text))
    const [start, tag, uid, name = ''] = tagged.exec(raw.text) ?? []
    if (start === undefined || tag === undefined) return yield* ending(bad('A tag and a command are expected'), '*')
    const command = commandOf(name.toUpperCase())
    if (command === undefined || (uid !== undefined && command.hasUidForm !== true))
      return yield* ending(bad(`${name} is not known`), tag)
    const outcome = prepared(command, raw, start.length, uid !== undefined)
    if (typeof outcome === 'string') return yield* ending(bad(outcome), tag)
    yield* run(command, outcome, tag, uid !== undefined)
  }

  function* hearContinuation(
    text: string,
    { tag, command, on }: NonNullable<typeof waiting>,
  ): Generator<Utterance, void, void> {
    waiting = undefined
    dialogue.client(on.secret && text !== '' && text !== '*' ? '<secret>' : text)
    yield* completed(on.hear(text), tag, command, false)
  }

  function* heard(framed: Framed): Generator<Utterance, void, void> {
    const closing = session.mailbox && closes(session)
    if (closing !== undefined) return yield* bye(closing)
    if (framed.kind === 'literal-announced') return yield* utter([['+ Ready for the literal']])
    if (framed.kind === 'command') {
      if (waiting) return yield* hearContinuation(framed.text, waiting)
      return yield* hearCommand(framed)
    }
    commands += 1
    const tag = tagged.exec(framed.text)?.[1] ?? '*'
    dialogue.client(`${toldCommand(framed.text)} …`)
    waiting = undefined
    session.idling = false
    if (framed.kind === 'line-too-long') return yield* ending(bad(`A line has at most ${longestLine} bytes`), tag)
    const text = `A literal of ${framed.size} bytes is refused: at most ${framed.most}`
    session.notes.push(text)
    yield* ending({ status: 'NO', code: 'TOOBIG', text }, tag)
  }

  return {
    *greet() {
      yield* utter([[`* OK [CAPABILITY ${capabilities(session)}] Banc Segur`]])
    },
    *hear(chunk) {
      if (isOver) return
      frames.push(chunk)
      for (let framed = frames.next(); framed !== undefined && !isOver; framed = frames.next()) yield* heard(framed)
    },
    secured: (tls) => {
      session.secure = true
      session.tls = tls
    },
    *news() {
      if (isOver) return
      const closing = session.mailbox && closes(session)
      if (closing !== undefined) return yield* bye(closing)
      const { selected, idling } = session
      if (!idling || selected === undefined) return
      if (selected.folder.deleted) return yield* bye('The mailbox that was open has been deleted')
      yield* utter(update(selected, { mayExpunge: true, withUid: false }))
    },
    over: () => {
      isOver = true
      leave(session)
      const { secure, tls, user, authMethod, secret } = session
      const { notes = [], ...rest } = facts(session)
      const all = [...session.notes, ...notes].slice(0, mostNotes)
      return {
        dialogue: dialogue.lines,
        secure,
        commands,
        ...(tls && { tls }),
        ...(user !== undefined && { user }),
        ...(authMethod !== undefined && { authMethod }),
        ...(authMethod === 'XOAUTH2' && secret !== undefined && { accessToken: secret }),
        ...rest,
        ...(all.length > 0 && { notes: all }),
      }
    },
  }
}
