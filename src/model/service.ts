import type { Assumption, Fault, Note, NoteWord, ServiceSettings } from '../../schemas/journal/parts.ts'
import type { HttpRequest, HttpResponse, MailReply, MailTransaction, TlsFacts } from './exchange.ts'
import type { Text } from './text.ts'
import type { AssumptionId } from './words.ts'

// Written in the journal when a service starts: its contract says what they hold.
export type { Assumption, Fault, Note, NoteWord, ServiceSettings }

/** What every state of a mock holds: time and ids are injected, the selected fault is a value. */
export interface MockState {
  readonly now: () => Date
  /** A fresh random UUID. */
  readonly uuid: () => string
  /** Id of the selected fault; undefined for the nominal behaviour. */
  fault: string | undefined
}

/** An answer and what the recording must say about it. */
export interface Answer {
  readonly response: HttpResponse
  /** Ids of the assumptions this answer rests on. */
  readonly assumptions?: readonly AssumptionId[]
  /** Facts that explain the answer to a developer: why refused, which test identity, … */
  readonly notes?: readonly Note[]
}

/** One operation of a national service: a plain function, mounted on a socket or exported as an MSW handler. */
export interface Operation<S extends MockState> {
  /** The specification's own name: `rechercherInsAvecTraitsIdentite`, `TD2.1`, `token`. */
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Tells apart operations that share method and path (SOAP Action, reasonCode…). Default: always. */
  readonly matches?: (request: HttpRequest) => boolean
  readonly handle: (request: HttpRequest, state: S) => Answer | Promise<Answer>
}

/** What the bench tells a service when it starts: where things are, and what the product declared. */
export interface ServiceSetting {
  /** Base URL of this service, without a trailing slash. */
  readonly url: string
  /** Base URL of the operations that are `apart`, or of the side where mailboxes are read, when it has a listener of its own. */
  readonly apartUrl?: string
  readonly now: () => Date
  readonly uuid: () => string
  /** The service's own part of the configuration (`services.<name>.options`). */
  readonly options: Readonly<Record<string, unknown>>
  /** PEM of the authority that it trusts; absent where there is no TLS. */
  readonly authority?: string
  /** The state of another service of the same run, by name; undefined while it has not started, or where it does not run. */
  readonly peer?: (service: string) => MockState | undefined
}

export interface HttpService<S extends MockState = MockState> {
  readonly kind: 'http'
  readonly name: string
  readonly title: Text
  /** `required`: the handshake fails without a certificate of the test authority; `optional`: asked for, not demanded. */
  readonly mtls: 'required' | 'optional' | 'none'
  readonly assumptions: readonly Assumption[]
  readonly faults: readonly Fault[]
  /** Every word that it may note. */
  readonly notes?: readonly NoteWord[]
  readonly operations: readonly Operation<S>[]
  /** Those of the operations that the real service keeps on another host; a listener may give them an address of their own. */
  readonly apart?: {
    /** Name of that host in messages: `psc-wallet`. */
    readonly name: string
    readonly operations: readonly Operation<S>[]
    /** Its port, by the service's options; 0 takes any free one. */
    readonly port: (options: ServiceSetting['options']) => number
  }
  readonly start: (setting: ServiceSetting) => S | Promise<S>
  /** What the recording keeps of its setting; nothing when absent. */
  readonly recorded?: (setting: Pick<ServiceSetting, 'options' | 'authority'>) => ServiceSettings
  /**
   * Answer to a request that no operation takes: what the real service gives for an unknown path or action.
   * `operations` are those of the host that was asked.
   */
  readonly unmatched: (request: HttpRequest, state: S, operations: readonly Operation<S>[]) => Answer
}

/** A login as the client presented it. */
export interface MailLogin {
  readonly method: string
  readonly user: string
  /** The password, or the access token. */
  readonly secret: string
  readonly tls?: TlsFacts
}

/** What a mail service answers to a login. */
export interface LoginReply extends MailReply {
  /** Said first, as a challenge that the client acknowledges (SASL): the reply itself comes after. */
  readonly challenge?: object
}

/** How a mail service speaks TLS once STARTTLS is done; suites are OpenSSL's names. */
export interface MailTls {
  readonly minVersion: 'TLSv1.2' | 'TLSv1.3'
  readonly ciphers: string
  /** Groups of ECDHE. */
  readonly ecdhCurve: string
  /** `auto` lets OpenSSL choose DH groups of the strength of the key. */
  readonly dhparam: 'auto'
}

/** Which logins a mail service offers, and what it says to a command that comes before one. */
export interface MailLoginPolicy {
  /** SASL mechanisms, in the order in which EHLO names them. */
  readonly mechanisms: readonly string[]
  readonly required: string
}

/** Longest message that a mail service takes, in bytes, and its reply to a longer one. */
export interface MailSizeLimit {
  readonly most: number
  readonly refusal: MailReply
}

/** A reply to a message, and what the recording must say about it. */
export interface MailAnswer extends MailReply {
  /** Wait before replying, in milliseconds (fault "slow"). */
  readonly delayMs?: number
  readonly assumptions?: readonly AssumptionId[]
  readonly notes?: readonly Note[]
}

/** Something that a conversation says: the bytes for the wire, and what becomes of the connection afterwards. */
export interface Utterance {
  readonly bytes: Uint8Array
  /** `starttls`: TLS begins once the bytes are sent; `close`: the connection ends. */
  readonly after?: 'starttls' | 'close'
  /** Wait before saying it, in milliseconds (fault "slow"). */
  readonly delayMs?: number
}

/** What a conversation leaves to the recording. */
export interface ConversationFacts {
  /** Both sides line by line, without secrets nor the bytes of messages, bounded. */
  readonly dialogue: readonly string[]
  readonly secure: boolean
  /** Number of commands, of which the dialogue may not hold the last. */
  readonly commands: number
  readonly tls?: TlsFacts
  readonly user?: string
  readonly authMethod?: string
  /** What the client logged in with, where that is an access token; the journal writes its fingerprint. */
  readonly accessToken?: string
  readonly fault?: string
  readonly assumptions?: readonly AssumptionId[]
  readonly notes?: readonly string[]
}

/** One connection to a service that answers line by line, as the service lives it. */
export interface Conversation {
  readonly greet: () => Iterable<Utterance>
  /** What the client sent: said lazily, so that a long answer waits for a slow reader. */
  readonly hear: (bytes: Uint8Array) => Iterable<Utterance>
  /** TLS is established. */
  readonly secured: (facts: TlsFacts | undefined) => void
  /** What the service has to say unasked; empty most of the time. */
  readonly news: () => Iterable<Utterance>
  /** The connection is over: nothing is said any more. */
  readonly over: () => ConversationFacts
}

/** The side of a mail service where mailboxes are read, with a port of its own and the same state. */
export interface MailAccess<S extends MockState> {
  readonly scheme: string
  /** Its port, by the service's options; 0 takes any free one. */
  readonly port: (options: ServiceSetting['options']) => number
  /** `tell`: there is news for the client. */
  readonly open: (state: S, tell: () => void) => Conversation
}

export interface MailService<S extends MockState = MockState> {
  readonly kind: 'smtp'
  readonly name: string
  readonly title: Text
  readonly assumptions: readonly Assumption[]
  readonly faults: readonly Fault[]
  /** Every word that it may note. */
  readonly notes?: readonly NoteWord[]
  readonly start: (setting: ServiceSetting) => S | Promise<S>
  readonly tls: MailTls
  readonly login: MailLoginPolicy
  readonly size: MailSizeLimit
  /** Whether a login is accepted; the mechanism is one of `login.mechanisms`. */
  readonly authenticate: (login: MailLogin, state: S) => LoginReply
  readonly deliver: (transaction: MailTransaction, state: S) => MailAnswer
  readonly access?: MailAccess<S>
}

/** What a connected system answers to a message over MLLP, and what the recording must say about it. */
export interface MllpAnswer {
  /** The trigger event and the control id of the message, when it could be read. */
  readonly event?: string
  readonly controlId?: string
  /** The acknowledgement, framing apart; absent when none is sent. */
  readonly ack?: { readonly code: 'AA' | 'AE' | 'AR'; readonly text: string }
  readonly delayMs?: number
  /** Close the connection without an answer. */
  readonly cut?: boolean
  readonly assumptions?: readonly AssumptionId[]
  readonly notes?: readonly Note[]
}

/** What stands on the socket of such a system: messages, bytes outside them, and what must wait for more bytes. */
export interface MllpBlocks {
  readonly found: readonly { readonly kind: 'message' | 'stray'; readonly bytes: Uint8Array }[]
  readonly rest: Uint8Array
}

/** A system connected to the product's identity repository, which takes HL7 v2 messages over MLLP. */
export interface MllpService<S extends MockState = MockState> {
  readonly kind: 'mllp'
  readonly name: string
  readonly title: Text
  readonly assumptions: readonly Assumption[]
  readonly faults: readonly Fault[]
  /** Every word that it may note. */
  readonly notes?: readonly NoteWord[]
  readonly start: (setting: ServiceSetting) => S | Promise<S>
  readonly unframe: (received: Uint8Array) => MllpBlocks
  readonly framed: (text: string) => Uint8Array
  readonly receive: (message: Uint8Array, state: S) => MllpAnswer
}

// A service keeps its own state type to itself: who hosts it only hands the state back.
// biome-ignore lint/suspicious/noExplicitAny: the state type is existential here, and TypeScript has no other spelling.
export type AnyHttpService = HttpService<any>
// biome-ignore lint/suspicious/noExplicitAny: as above.
export type AnyMailService = MailService<any>
// biome-ignore lint/suspicious/noExplicitAny: as above.
export type AnyMllpService = MllpService<any>
export type AnyService = AnyHttpService | AnyMailService | AnyMllpService

/** The operation that takes a request, by method, path (without query) and the operation's own test. */
export const operationFor = <S extends MockState>(
  service: HttpService<S>,
  request: HttpRequest,
): Operation<S> | undefined => {
  const path = request.url.split('?', 1)[0]
  return service.operations.find(
    (operation) =>
      operation.method === request.method && operation.path === path && (operation.matches?.(request) ?? true),
  )
}

/** Runs one request through a service: the single way in for sockets and MSW alike. */
export const serve = async <S extends MockState>(
  service: HttpService<S>,
  request: HttpRequest,
  state: S,
): Promise<Answer & { readonly operation: string | undefined }> => {
  const operation = operationFor(service, request)
  const answer = operation
    ? await operation.handle(request, state)
    : service.unmatched(request, state, service.operations)
  return { ...answer, operation: operation?.name }
}
