import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer, type SMTPServerAuthentication } from 'smtp-server'
import { messageOf } from '../model/errors.ts'
import type { EventData } from '../model/event.ts'
import type { ClientHello } from '../model/exchange.ts'
import type { AnyMailService, LoginReply, MailAnswer, MailLogin, MockState } from '../model/service.ts'
import type { TlsMaterial } from './https.ts'
import { guarded, type Seat, type SeatSetting, seating } from './seat.ts'
import { type Connection, connectionBook, reasonOf } from './smtp-dialogue.ts'
import { readHelloAfterStartTls } from './smtp-hello.ts'
import { situationByFault } from './smtp-situation.ts'
import { readMessage, recordingOf, replyError, type SmtpRecording, transactionOf } from './smtp-transaction.ts'
import { tlsFactsOf } from './tls-facts.ts'

export interface SmtpSetting extends SeatSetting {
  /** PEM texts: the server's certificate chain and key, and the authority that client certificates must chain to. */
  readonly tls: TlsMaterial
  /** Called before the client gets its reply, so that a mail the product believes sent is in the journal. */
  readonly record: (transaction: SmtpRecording) => void
  /** What a client offers after STARTTLS, told before TLS begins. */
  readonly heard?: (hello: ClientHello) => void
  /** A connection, or its last part, that brought no message. */
  readonly failed: (failure: EventData['connection.failed']) => void
}

const benchFailed = (error: unknown): MailAnswer => ({
  code: 451,
  text: `The bench failed: ${messageOf(error)}`.replace(/\s+/g, ' '),
})

/**
 * Hosts a mail service on a socket: STARTTLS is offered and demanded, a client certificate is asked for but not
 * demanded, every line of the dialogue is kept (credentials masked).
 * @throws BancError BANC-PORT when the port cannot be taken
 */
export const listenSmtp = async (service: AnyMailService, setting: SmtpSetting): Promise<Seat> => {
  const book = connectionBook()
  const failed = guarded(setting.failed)

  const login = async (auth: SMTPServerAuthentication, connection: Connection): Promise<LoginReply> => {
    const { tls } = connection
    const secret = auth.accessToken ?? auth.password ?? ''
    const claim: MailLogin = { method: auth.method, user: auth.username ?? '', secret, ...(tls && { tls }) }
    const reply: LoginReply = service.authenticate(claim, await started)
    if (reply.code >= 400) connection.problem = `AUTH ${auth.method} refused: ${reply.code} ${reply.text}`
    else Object.assign(connection, { user: claim.user, authMethod: claim.method })
    return reply
  }

  const server = new SMTPServer({
    name: service.name,
    ...setting.tls,
    ...service.tls,
    requestCert: true,
    rejectUnauthorized: false,
    authMethods: [...service.login.mechanisms],
    authRequiredMessage: service.login.required,
    disableReverseLookup: true,
    // Enhanced codes are the service's own words, so that the recorded reply is the one on the wire.
    hideENHANCEDSTATUSCODES: true,
    size: service.size.most,
    closeTimeout: 20,
    logger: book.logger,
    onConnect: (session, answer) => {
      started.then(({ fault }) => {
        if (fault !== undefined) book.of(session.id).fault = fault
        answer()
      }, answer)
    },
    onSecure: (socket, session, answer) => {
      const facts = tlsFactsOf(socket)
      if (facts) book.of(session.id).tls = facts
      answer()
    },
    onAuth: async (auth, session, answer) => {
      const reply: LoginReply = await login(auth, book.of(session.id)).catch(benchFailed)
      if (reply.code < 400) answer(null, { user: auth.username })
      // smtp-server sends the refusal itself once the client has acknowledged the challenge.
      else if (reply.challenge !== undefined) answer(null, { data: reply.challenge })
      else answer(replyError(reply))
    },
    onData: async (stream, session, answer) => {
      const connection = book.of(session.id)
      const message = await readMessage(stream, service.size.most)
      if ('problem' in message) {
        connection.problem = message.problem
        return answer(replyError(service.size.refusal))
      }
      const transaction = transactionOf(session, connection, message)
      const reply = await started
        .then(async (state) => {
          const given: MailAnswer = service.deliver(transaction, state)
          if (given.delayMs) await wait(given.delayMs)
          setting.record(recordingOf(service, transaction, state, given))
          connection.messages += 1
          return given
        })
        .catch(benchFailed)
      if (reply.code < 400) answer(null, reply.text)
      else answer(replyError(reply))
    },
    onClose: (session) => {
      const connection = book.of(session.id)
      book.forget(session.id)
      if (connection.messages > 0 && session.envelope.mailFrom === false) return
      const fault = connection.fault
      failed({
        service: service.name,
        reason: reasonOf(connection),
        dialogue: connection.dialogue,
        ...(fault !== undefined && { fault }),
      })
    },
  })

  const { byFault = {}, ...own } = setting.tls
  const situation = situationByFault(server, { ...own, ...service.tls }, byFault)
  readHelloAfterStartTls(server, {
    heard: guarded(setting.heard ?? (() => undefined)),
    injected: situation.injected,
  })
  // A client that breaks off is that connection's failure, reported when it closes; a port refused is thrown by `open`.
  server.on('error', () => undefined)
  const told = async (): Promise<void> => {
    // Connections cut here are reported a little after their sockets have closed.
    const busy = () => book.open() > 0 || [...sockets].some((socket) => !socket.closed)
    for (let turn = 0; turn < 100 && busy(); turn += 1) await wait(5)
  }
  const { started, sockets, open } = seating<MockState>(server.server, service, setting, told, situation.present)
  return open('smtp')
}
