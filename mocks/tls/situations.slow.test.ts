import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Seat } from '../../src/listen/seat.ts'
import { listenSmtp } from '../../src/listen/smtp.ts'
import { certificateFaults } from '../certificate-faults.ts'
import { mssService } from '../mss/service.ts'
import { ensurePki, type Pki } from '../pki/ensure.ts'
import { tlsFaults } from './faults.ts'
import { tlsMaterial } from './material.ts'
import { situations } from './situations.ts'

const here = mkdtempSync(join(tmpdir(), 'banc-segur-tls-'))
let pki: Pki
let seat: Seat

beforeAll(async () => {
  pki = await ensurePki(join(here, 'pki'))
  seat = await listenSmtp(mssService, {
    host: '127.0.0.1',
    port: 0,
    tls: tlsMaterial(pki),
    options: {},
    now: () => new Date(),
    uuid: () => 'u',
    record: () => undefined,
    failed: () => undefined,
  })
})

afterAll(async () => {
  await seat.close()
  rmSync(here, { recursive: true, force: true })
})

/** Whether Debian's `openssl` is there: without it nobody else says what a situation is. */
const withOpenssl = test.skipIf(spawnSync('openssl', ['version']).status !== 0)

/** What `openssl s_client` tells of the operator under a fault. */
const told = async (fault: string | undefined, args: readonly string[]): Promise<string> => {
  await seat.select(fault)
  const { files } = pki
  const trust = ['-CAfile', files.ca, '-CRL', files.crl, '-crl_check', '-verify_return_error']
  return new Promise((done) => {
    const given = ['s_client', '-starttls', 'smtp', '-connect', `127.0.0.1:${seat.port}`, ...trust, ...args]
    const client = execFile('openssl', given, { timeout: 20_000 }, (_error, out, err) => done(out + err))
    client.stdin?.end('QUIT\n')
  })
}

const six = [
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-SHA384',
  'ECDHE-RSA-AES128-SHA256',
  'DHE-RSA-AES256-GCM-SHA384',
  'DHE-RSA-AES128-GCM-SHA256',
]
const weak = ['-cipher', 'ALL:@SECLEVEL=0']
const agreed = /Verify return code: 0 \(ok\)/
const refused = /alert (?:handshake failure|protocol version)|Cipher is \(NONE\)/

/** Each situation, what openssl is told to offer, and what it then says. */
const table: readonly (readonly [fault: keyof typeof situations | undefined, args: readonly string[], says: RegExp])[] =
  [
    [undefined, ['-verify_hostname', 'localhost'], agreed],
    [undefined, ['-tls1_2', '-cipher', six.join(':')], agreed],
    ['certificate-expired', [], /num=10:certificate has expired/],
    ['certificate-not-yet-valid', [], /num=9:certificate is not yet valid/],
    ['certificate-revoked', [], /num=23:certificate revoked/],
    ['certificate-unknown-authority', [], /num=20:unable to get local issuer certificate/],
    ['certificate-self-signed', [], /num=18:self-signed certificate/],
    ['certificate-other-host', ['-verify_hostname', 'localhost'], /num=62:hostname mismatch/],
    ['certificate-wrong-usage', [], /num=26:(?:unsuitable|unsupported) certificate purpose/],
    ['tls-1.0-only', weak, /New, (?:TLSv1.0|SSLv3), Cipher is ECDHE-RSA-AES\d+-SHA[\s\S]*Protocol *: TLSv1\b(?!\.)/],
    ['tls-1.0-only', ['-tls1_2'], refused],
    ['tls-1.1-only', weak, /Protocol *: TLSv1\.1/],
    ['tls-1.1-only', ['-tls1_2'], refused],
    ['suites-unlisted', ['-tls1_2', '-cipher', six.join(':')], refused],
    ['suites-unlisted', ['-tls1_2', '-cipher', 'AES128-SHA'], /Cipher is AES128-SHA\b/],
    ['dh-1024', weak, /Server Temp Key: DH, 1024 bits/],
    ['curve-small', [...weak, '-tls1_2', '-groups', 'P-224'], /Server Temp Key: ECDH, secp224r1, 224 bits/],
    ['curve-small', ['-groups', 'P-256'], refused],
    ...(['c030', 'c02f', 'c028', 'c027', '009f', '009e'] as const).flatMap(
      (code, at) =>
        [
          [`suite-${code}`, ['-cipher', six.join(':')], new RegExp(`Cipher is ${six[at]}\n`)],
          [`suite-${code}`, ['-tls1_2', '-cipher', six.toSpliced(at, 1).join(':')], refused],
        ] as const,
    ),
  ]

withOpenssl.each(table)('%s, to a client that asks %j, is what openssl says: %s', async (fault, args, says) => {
  expect(await told(fault, args)).toMatch(says)
})

const conversation = async (): Promise<{ socket: Socket; say: (line: string) => Promise<string> }> => {
  const socket = connect(seat.port, '127.0.0.1')
  await once(socket, 'data')
  return {
    socket,
    say: async (line) => {
      socket.write(`${line}\r\n`)
      const [reply] = (await once(socket, 'data')) as [Buffer]
      return reply.toString()
    },
  }
}

test.each([
  [undefined, true, /^220 [^\r]*\r\n$/],
  ['starttls-not-offered', false, /^220 [^\r]*\r\n$/],
  ['starttls-stripped', false, /^5\d\d /],
  ['starttls-injected', true, /^220 [^\r]*\r\n250-mss\r\n250 AUTH LOGIN\r\n$/],
])('under %s, whether EHLO announces STARTTLS: %s; the reply to it: %s', async (fault, announced, reply) => {
  await seat.select(fault)
  const { socket, say } = await conversation()
  expect((await say('EHLO poste')).includes('STARTTLS')).toBe(announced)
  expect(await say('STARTTLS')).toMatch(reply)
  socket.destroy()
})

test('a login in clear is heard where STARTTLS is not announced, and nowhere else', async () => {
  const login = `AUTH PLAIN ${Buffer.from('\0bal@essai.mssante.fr\0x').toString('base64')}`
  const replies: string[] = []
  for (const fault of ['starttls-stripped', 'starttls-not-offered', undefined]) {
    await seat.select(fault)
    const { socket, say } = await conversation()
    await say('EHLO poste')
    replies.push((await say(login)).slice(0, 3))
    socket.destroy()
  }
  expect(replies).toEqual(['535', '535', '538'])
})

test('a connection does not outlive the situation that it met', async () => {
  await seat.select(undefined)
  const { socket, say } = await conversation()
  await say('EHLO poste')
  const closed = once(socket, 'close')
  socket.resume()
  await seat.select('certificate-expired')
  await closed
  expect(socket.destroyed).toBe(true)
})

test('every fault of the connection has its situation, and openssl or a conversation was asked about it', () => {
  const known = [...certificateFaults, ...tlsFaults].map(({ id }) => id)
  expect(Object.keys(situations).toSorted()).toEqual(known.toSorted())
  const asked = new Set(table.map(([fault]) => fault))
  expect(known.filter((id) => !asked.has(id))).toEqual([
    'starttls-not-offered',
    'starttls-stripped',
    'starttls-injected',
  ])
})
