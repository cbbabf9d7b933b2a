import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { TLSSocket } from 'node:tls'
import { SMTPServer, type SMTPServerAuthentication } from 'smtp-server'
import { BancError, messageOf } from '../model/errors.ts'
import type { EventData } from '../model/event.ts'
import type { AnyMailService, MailAnswer, MailLogin, MockState } from '../model/service.ts'
import { type Connection, connectionBook, reasonOf } from './smtp-dialogue.ts'
import { mssanteTls, tlsFactsOf } from './smtp-tls.ts'
import {
  mostBytes,
  readMessage,
  recordingOf,
  replyError,
  type SmtpRecording,
  transactionOf,
} from './smtp-transaction.ts'

export interface SmtpSetting {
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
  /** PEM texts: the server's certificate chain and key, and the authority that client certificates must chain to. */
  readonly tls: { readonly cert: string; readonly key: string; readonly ca: string }
  readonly options: Readonly<Record<string, unknown>>
  readonly now: () => Date
  readonly uuid: () => string
  /** Called before the client gets its reply, so that a mail the product believes sent is in the journal. */
  readonly record: (transaction: SmtpRecording) => void
  /** A connection, or its last part, that brought no message. */
  readonly failed: (failure: EventData['connection.failed']) => void
}

export interface SmtpListener {
  /** `smtp://host:port` */
  readonly url: string
  readonly port: number
  /** The service's state, on which a scenario selects its fault. */
  readonly state: MockState
  /** Ends open connections (each is reported as failed) and frees the port. */
  readonly close: () => Promise<void>
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
export const listenSmtp = async (service: AnyMailService, setting: SmtpSetting): Promise<SmtpListener> => {
  const book = connectionBook()
  const started = Promise.withResolvers<MockState>()

  const login = async (auth: SMTPServerAuthentication, connection: Connection): Promise<MailAnswer> => {
    const { tls } = connection
    const secret = auth.accessToken ?? auth.password ?? ''
    const claim: MailLogin = { method: auth.method, user: auth.username ?? '', secret, ...(tls && { tls }) }
    const reply: MailAnswer = service.authenticate(claim, await started.promise)
    if (reply.code >= 400) connection.problem = `AUTH ${auth.method} refused: ${reply.code} ${reply.text}`
    else Object.assign(connection, { user: claim.user, authMethod: claim.method })
    return reply
  }

  const server = new SMTPServer({
    name: service.name,
    ...setting.tls,
    ...mssanteTls,
    requestCert: true,
    rejectUnauthorized: false,
    authMethods: ['XOAUTH2', 'PLAIN'],
    authRequiredMessage: 'Must issue STARTTLS, then AUTH, before this command',
    disableReverseLookup: true,
    // Enhanced codes are the service's own words, so that the recorded reply is the one on the wire.
    hideENHANCEDSTATUSCODES: true,
    size: mostBytes,
    closeTimeout: 20,
    logger: book.logger,
    onConnect: (_session, answer) => {
      started.promise.then(() => answer(), answer)
    },
    onSecure: (socket, session, answer) => {
      if (socket instanceof TLSSocket) book.of(session.id).tls = tlsFactsOf(socket)
      answer()
    },
    onAuth: async (auth, session, answer) => {
      const reply = await login(auth, book.of(session.id)).catch(benchFailed)
      if (reply.code < 400) answer(null, { user: auth.username })
      // XOAUTH2 says why in a challenge first, then 535 once the client has acknowledged it.
      else if (auth.method === 'XOAUTH2' && reply.code === 535)
        answer(null, { data: { status: '401', schemes: 'bearer' } })
      else answer(replyError(reply))
    },
    onData: async (stream, session, answer) => {
      const connection = book.of(session.id)
      const message = await readMessage(stream)
      if ('problem' in message) {
        connection.problem = message.problem
        return answer(replyError({ code: 552, text: `Message exceeds the maximum size of ${mostBytes} bytes` }))
      }
      const transaction = transactionOf(session, connection, message)
      const reply = await started.promise
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
      setting.failed({ service: service.name, reason: reasonOf(connection), dialogue: connection.dialogue })
    },
  })

  const sockets = new Set<Socket>()
  server.server.on('connection', (socket) => {
    // STARTTLS takes every listener off a socket: those that are gone are only found by looking.
    for (const known of sockets) if (known.closed) sockets.delete(known)
    sockets.add(socket)
  })
  // A client that breaks off is that connection's failure, reported when it closes; a port refused is thrown below.
  server.on('error', () => undefined)
  const close = async (): Promise<void> => {
    await new Promise<void>((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    // Connections cut here are reported a little after their sockets have closed.
    const busy = () => book.open() > 0 || [...sockets].some((socket) => !socket.closed)
    for (let turn = 0; turn < 100 && busy(); turn += 1) await wait(5)
  }

  server.listen(setting.port, setting.host)
  await once(server.server, 'listening').catch((cause: unknown) => {
    throw portRefused(service, setting, cause)
  })
  const { port } = server.server.address() as AddressInfo
  const url = `smtp://${setting.host.includes(':') ? `[${setting.host}]` : setting.host}:${port}`
  const { options, now, uuid } = setting
  try {
    const state: MockState = await service.start({ url, options, now, uuid })
    started.resolve(state)
    return { url, port, state, close }
  } catch (error) {
    await close()
    throw error
  }
}

const portRefused = (service: AnyMailService, { host, port }: SmtpSetting, cause: unknown): BancError => {
  const code = (cause as NodeJS.ErrnoException).code
  return new BancError({
    code: 'BANC-PORT',
    what: {
      fr: `Le service « ${service.name} » ne peut pas écouter sur ${host}:${port} : ${code === 'EADDRINUSE' ? 'ce port est déjà pris' : code}.`,
      en: `The service "${service.name}" cannot listen on ${host}:${port}: ${code === 'EADDRINUSE' ? 'this port is already in use' : code}.`,
    },
    where: `services.${service.name}.port`,
    todo: {
      fr: 'Arrêtez le programme qui occupe ce port, ou choisissez-en un autre dans la configuration (0 : n’importe quel port libre).',
      en: 'Stop the program that holds this port, or choose another one in the configuration (0: any free port).',
    },
    cause,
  })
}
