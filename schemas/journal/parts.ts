import Type from 'typebox'
import { closed, mapOf, type Static } from '../shape.ts'
import { Text } from '../text.ts'

/** A text that says something. */
export const Name = Type.String({ minLength: 1 })
export const Names = Type.Array(Name)
export const Milliseconds = Type.Number({ minimum: 0 })
export const Status = Type.Integer({ minimum: 0, maximum: 999 })

export const Sha256 = Type.String({ $id: 'sha256', pattern: '^[0-9a-f]{64}$' })

export const BlobRef = closed(
  {
    sha256: Sha256,
    size: Type.Integer({ minimum: 0, description: 'In bytes.' }),
    mediaType: Type.Optional(Type.String()),
  },
  { $id: 'blobRef', description: 'A body that the blob store keeps once, by its SHA-256.' },
)
export type BlobRef = Static<typeof BlobRef>

export const Product = closed({ name: Type.String(), version: Type.String() }, { $id: 'product' })

export const Headers = mapOf(Type.Union([Type.String(), Type.Array(Type.String())]), {
  $id: 'headers',
  description: 'Header names in lower case; a header that occurs several times keeps its values in order.',
  propertyNames: { pattern: '^[^A-Z]+$' },
})
export type Headers = Static<typeof Headers>

export const TlsFacts = closed(
  {
    protocol: Type.String({ minLength: 1, description: 'As OpenSSL names it: `TLSv1.2`, `TLSv1.3`.' }),
    cipher: Type.String(),
    clientSubject: Type.Optional(
      Type.String({ description: 'Subject of the client certificate in RFC 2253 order, when one was presented.' }),
    ),
    clientSerial: Type.Optional(Type.String()),
    clientTrusted: Type.Optional(
      Type.Boolean({ description: 'Whether the client certificate chains to the test authority.' }),
    ),
    clientThumbprint: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{43}$',
        description: '`x5t#S256` of the client certificate (RFC 8705 §3.1): base64url of the SHA-256 of its DER.',
      }),
    ),
  },
  { $id: 'tls', description: 'What the TLS handshake showed of the peer; absent from an exchange in clear.' },
)
export type TlsFacts = Static<typeof TlsFacts>

/** A name, or the code `0x0A0A` where a registry has none. */
const Coded = Type.String({ minLength: 1 })

export const ClientHello = closed(
  {
    legacyVersion: Type.String({
      minLength: 1,
      description: 'The version field of the message: the highest one, from a client that sends no `versions`.',
    }),
    versions: Type.Optional(
      Type.Array(Coded, { description: 'Extension supported_versions, preferred first; names of OpenSSL.' }),
    ),
    cipherSuites: Type.Array(Coded, { description: 'Preferred first; names of the IANA registry.' }),
    groups: Type.Optional(Type.Array(Coded, { description: 'Extension supported_groups, preferred first.' })),
    signatureAlgorithms: Type.Optional(Type.Array(Coded)),
    serverName: Type.Optional(Type.String({ description: 'Extension server_name (SNI).' })),
    alpn: Type.Optional(Type.Array(Type.String())),
    resumes: Type.Optional(
      Type.Enum(['session-id', 'ticket', 'psk'], { description: 'How the client asks to resume a session.' }),
    ),
  },
  {
    $id: 'clientHello',
    description:
      'What a client offers at the beginning of TLS, in its own order; `GREASE` stands for values of RFC 8701.',
  },
)
export type ClientHello = Static<typeof ClientHello>

export const Assumption = closed(
  {
    id: Type.String({ minLength: 1, description: 'Stable, prefixed by the service: `insi.lot2-shape`.' }),
    statement: Text,
    source: Name,
  },
  {
    description: 'A behaviour that rests on an inferred or general fact, named in every exchange that shows it.',
  },
)
export type Assumption = Static<typeof Assumption>

export const Fault = closed(
  { id: Name, title: Text },
  { description: 'A named value that a scenario selects to make a service misbehave or answer otherwise.' },
)
export type Fault = Static<typeof Fault>

const Details = mapOf(Type.Union([Type.String(), Text]), {
  description: 'What was seen, by name: a value as it crossed the wire, or a sentence.',
})

export const Note = closed(
  { id: Name, details: Type.Optional(Details) },
  { description: 'What a service saw in an exchange: a word that it declares when it starts, and the values seen.' },
)
export type Note = Static<typeof Note>

export const NoteWord = closed(
  {
    id: Type.String({ minLength: 1, description: 'Stable, prefixed by the service: `insi.action-missing`.' }),
    title: Text,
    source: Type.String({ minLength: 1, description: 'Where the rule is written that makes the service say so.' }),
  },
  { description: 'A word that a service may note; each `{name}` of its title stands for the detail of that name.' },
)
export type NoteWord = Static<typeof NoteWord>

export const ServiceSettings = closed(
  {
    authority: Type.Optional(Type.String({ description: 'PEM of the authority that the service trusts.' })),
    lenient: Type.Optional(
      Type.Boolean({ description: 'Whether the service notes what the real one refuses, and goes on.' }),
    ),
    vihfLifetimeMinutes: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, description: 'How long a VIHF may be used after its issue.' }),
    ),
    withoutClientCertificate: Type.Optional(
      Type.Boolean({ description: 'Whether an assertion is enough without a client certificate.' }),
    ),
  },
  {
    description: 'What checks must know of how a service was set, to judge a recording as the service did.',
  },
)
export type ServiceSettings = Static<typeof ServiceSettings>
