import Type from 'typebox'
import { closed } from '../shape.ts'
import { BlobRef, ClientHello, Headers, Milliseconds, Name, Names, Note, Status, TlsFacts } from './parts.ts'

const notes = Type.Optional(
  Type.Array(Type.Union([Type.String(), Note]), {
    description: 'Recordings of before hold sentences in English instead of words.',
  }),
)

/** What was heard on the wire. */
export const exchangeEvents = {
  'exchange.http': closed({
    service: Name,
    request: closed({ method: Name, url: Type.String(), headers: Headers, body: Type.Optional(BlobRef) }),
    response: closed({
      status: Status,
      headers: Headers,
      body: Type.Optional(BlobRef),
      cut: Type.Optional(Type.Boolean()),
    }),
    durationMs: Milliseconds,
    operation: Type.Optional(Name),
    tls: Type.Optional(TlsFacts),
    fault: Type.Optional(Name),
    assumptions: Type.Optional(Names),
    notes,
  }),
  'exchange.smtp': closed({
    service: Name,
    dialogue: Type.Array(Type.String()),
    clientHostname: Type.String(),
    secure: Type.Boolean({ description: 'Whether STARTTLS was done before MAIL FROM.' }),
    mailFrom: Type.String(),
    rcptTo: Type.Array(Type.String()),
    message: BlobRef,
    reply: closed({ code: Type.Integer({ minimum: 200, maximum: 599 }), text: Type.String() }),
    tls: Type.Optional(TlsFacts),
    user: Type.Optional(Type.String()),
    authMethod: Type.Optional(Type.String()),
    fault: Type.Optional(Name),
    assumptions: Type.Optional(Names),
    notes,
  }),
  'exchange.imap': closed(
    {
      service: Name,
      dialogue: Type.Array(Type.String()),
      secure: Type.Boolean({ description: 'Whether STARTTLS was done.' }),
      commands: Type.Integer({ minimum: 0, description: 'How many commands; the dialogue may not hold the last.' }),
      tls: Type.Optional(TlsFacts),
      user: Type.Optional(Type.String()),
      authMethod: Type.Optional(Type.String()),
      accessToken: Type.Optional(
        Type.String({ description: 'Fingerprint of the access token of the login, as wherever else it is met.' }),
      ),
      fault: Type.Optional(Name),
      assumptions: Type.Optional(Names),
      notes,
      durationMs: Milliseconds,
    },
    { description: 'One session in which mailboxes were read, written when its connection ends.' },
  ),
  'exchange.hl7': closed(
    {
      service: Type.String(),
      event: Type.Optional(Type.String({ description: 'Trigger event: A28, A31, A47…' })),
      controlId: Type.Optional(Type.String({ description: 'When the message could be read.' })),
      message: BlobRef,
      ack: Type.Optional(
        closed(
          { code: Type.Enum(['AA', 'AE', 'AR']), message: BlobRef },
          { description: 'Absent when no acknowledgement was sent.' },
        ),
      ),
      fault: Type.Optional(Type.String()),
      assumptions: Type.Optional(Type.Array(Type.String())),
      notes,
      durationMs: Milliseconds,
    },
    { description: 'One HL7 v2 message received over MLLP, without its framing, and its acknowledgement.' },
  ),
  'connection.hello': closed(
    {
      service: Name,
      hello: ClientHello,
      fault: Type.Optional(Type.String({ description: 'Id of the fault that was selected when it came.' })),
    },
    {
      description:
        'What a client offered to a service, heard before TLS began: one event a connection. Absent from dossiers recorded before it was kept.',
    },
  ),
  'connection.failed': closed(
    {
      service: Name,
      reason: Type.String(),
      dialogue: Type.Optional(Type.Array(Type.String())),
      fault: Type.Optional(
        Type.String({
          description: 'Id of the fault that was selected; over HTTPS only one of the certificate or the negotiation.',
        }),
      ),
    },
    { description: 'A connection that ended before any exchange: refused handshake, closed socket.' },
  ),
}
