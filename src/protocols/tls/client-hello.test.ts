import { describe, expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { longestHello, openingOf } from './client-hello.ts'
import { hellos } from './hellos.fixture.ts'

type Client = keyof typeof hellos

const bytesOf = (client: Client): Buffer => Buffer.from(hellos[client], 'base64')

const helloOf = (bytes: Buffer) => {
  const opening = openingOf(bytes)
  if (opening.is !== 'hello') throw new Error(opening.is)
  return opening.hello
}

/** The same message over records of this many bytes. */
const inRecordsOf = (size: number, bytes: Buffer): Buffer => {
  const message = bytes.subarray(5)
  const records: Buffer[] = []
  for (let at = 0; at < message.length; at += size) {
    const part = message.subarray(at, at + size)
    records.push(Buffer.from([22, 3, 1, part.length >> 8, part.length & 0xff]), part)
  }
  return Buffer.concat(records)
}

describe('hellos of real clients', () => {
  test.each([
    ['openssl-3.0', ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1'], 31, ['x25519', 'secp256r1'], ['http/1.1']],
    ['node-24', ['TLSv1.3', 'TLSv1.2'], 52, ['X25519MLKEM768', 'x25519'], ['http/1.1']],
    ['curl', ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1'], 31, ['x25519', 'secp256r1'], ['h2', 'http/1.1']],
    ['python-3', ['TLSv1.3', 'TLSv1.2'], 18, ['x25519', 'secp256r1'], undefined],
    ['java-17', ['TLSv1.3', 'TLSv1.2'], 37, ['x25519', 'secp256r1'], undefined],
  ] as const)('%s', (client, versions, suites, groups, alpn) => {
    const hello = helloOf(bytesOf(client))
    expect(hello).toMatchObject({ legacyVersion: 'TLSv1.2', versions })
    expect(hello.cipherSuites).toHaveLength(suites)
    expect(hello.groups?.slice(0, 2)).toEqual(groups)
    expect(hello.alpn).toEqual(alpn)
    // All of them were asked to reach a host by its name.
    expect(hello.serverName).toBe(client === 'java-17' ? undefined : 'localhost')
    expect(hello.signatureAlgorithms).toContain('rsa_pss_rsae_sha256')
    expect(hello.resumes).toBeUndefined()
    expect([...hello.cipherSuites, ...(hello.groups ?? [])].filter((name) => name.startsWith('0x'))).toEqual([])
  })

  test('a client of TLS 1.2 that offers two suites', () => {
    const hello = helloOf(bytesOf('openssl-tls1.2'))
    expect(hello.versions).toBeUndefined()
    expect(hello.cipherSuites).toEqual([
      'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384',
      'TLS_EMPTY_RENEGOTIATION_INFO_SCSV',
    ])
    expect(hello.groups).toEqual(['secp256r1', 'secp384r1'])
  })

  test('a client of TLS 1.1 says so in the field of the message alone', () => {
    const hello = helloOf(bytesOf('openssl-tls1.1-legacy'))
    expect(hello).toMatchObject({ legacyVersion: 'TLSv1.1' })
    expect(hello.versions).toBeUndefined()
    expect(hello.cipherSuites).toContain('TLS_RSA_WITH_AES_128_CBC_SHA')
  })
})

/** A hello made by hand: only what is given. */
const made = (given: {
  sessionId?: Buffer
  suites?: number[]
  extensions?: readonly (readonly [number, string])[]
}) => {
  const { sessionId = Buffer.alloc(0), suites = [0xc02f], extensions } = given
  const u16 = (value: number) => Buffer.from([value >> 8, value & 0xff])
  const coded = Buffer.concat(suites.map(u16))
  const list = (extensions ?? []).map(([type, data]) => {
    const content = Buffer.from(data, 'hex')
    return Buffer.concat([u16(type), u16(content.length), content])
  })
  const tail = extensions === undefined ? Buffer.alloc(0) : Buffer.concat([u16(Buffer.concat(list).length), ...list])
  const head = [Buffer.from([3, 3]), Buffer.alloc(32), Buffer.from([sessionId.length]), sessionId]
  const body = Buffer.concat([...head, u16(coded.length), coded, Buffer.from([1, 0]), tail])
  const message = Buffer.concat([Buffer.from([1, 0]), u16(body.length), body])
  return Buffer.concat([Buffer.from([22, 3, 1]), u16(message.length), message])
}

describe('what a hello says', () => {
  test('without any extension, as SSL 3 allowed', () => {
    expect(helloOf(made({}))).toEqual({
      legacyVersion: 'TLSv1.2',
      cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
    })
  })

  test('a code that no registry names stands as it is, one of RFC 8701 as GREASE', () => {
    expect(helloOf(made({ suites: [0x0a0a, 0xfefe, 0x0005] })).cipherSuites).toEqual([
      'GREASE',
      '0xFEFE',
      'TLS_RSA_WITH_RC4_128_SHA',
    ])
  })

  test.each([
    ['session-id', { sessionId: Buffer.alloc(32, 1), extensions: [] }],
    ['ticket', { extensions: [[35, 'aabb']] }],
    ['psk', { extensions: [[41, '00']] }],
    [undefined, { extensions: [[35, '']] }],
    // The session id of a client of TLS 1.3 means nothing.
    [undefined, { sessionId: Buffer.alloc(32, 1), extensions: [[43, '020304']] }],
  ] as const)('resumption by %s', (resumes, given) => {
    expect(helloOf(made(given)).resumes).toBe(resumes)
  })
})

describe('hostile beginnings', () => {
  test.each([1, 3, 64])('one message over records of %i bytes', (size) => {
    const whole = bytesOf('openssl-3.0')
    expect(openingOf(inRecordsOf(size, whole))).toEqual(openingOf(whole))
  })

  test('every beginning of a hello asks for more, and what follows it changes nothing', () => {
    const whole = bytesOf('openssl-3.0')
    for (let length = 0; length < whole.length; length += 1) {
      expect(openingOf(whole.subarray(0, length)).is).toBe('incomplete')
    }
    expect(openingOf(Buffer.concat([whole, whole, Buffer.from('EHLO')]))).toBeDefined()
    expect(openingOf(Buffer.concat([whole, bytesOf('curl')]))).toEqual(openingOf(whole))
  })

  test.each([
    ['a request in clear', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['an alert', Buffer.from([21, 3, 1, 0, 2, 2, 40])],
    ['a record of no byte', Buffer.from([22, 3, 1, 0, 0])],
    ['another handshake message', Buffer.from([22, 3, 1, 0, 4, 2, 0, 0, 0])],
    ['a message of sixteen million bytes', Buffer.from([22, 3, 1, 0, 4, 1, 255, 255, 255])],
    ['a hello of SSL 2', Buffer.from([0x80, 0x2e, 1, 0, 2])],
  ])('%s is no hello', (_, bytes) => {
    expect(openingOf(bytes)).toEqual({ is: 'other' })
  })

  test('a message that does not end within the longest beginning is given up', () => {
    const endless = Buffer.concat([Buffer.from([22, 3, 1, 64, 0, 1, 0, 63, 255]), Buffer.alloc(longestHello)])
    expect(openingOf(endless.subarray(0, longestHello)).is).toBe('other')
  })

  test('property: whatever the bytes, there is an answer; a hello of which bytes were changed is read or is none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(['hello', 'incomplete', 'other']).toContain(openingOf(Buffer.from(bytes)).is)
      }),
    )
    const whole = bytesOf('java-17')
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), (at, value) => {
        const changed = Buffer.from(whole)
        changed[at] = value
        expect(['hello', 'incomplete', 'other']).toContain(openingOf(changed).is)
      }),
    )
  })
})
