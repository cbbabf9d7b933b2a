import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { login, refusalChallenge, size, tls } from '../../mocks/mss/policy.ts'
import { type Hierarchy, makeHierarchy } from '../../mocks/pki/hierarchy.ts'
import { BancError } from '../model/errors.ts'
import type { EventData } from '../model/event.ts'
import type { MailService, MockState } from '../model/service.ts'
import type { Seat } from './seat.ts'
import { listenSmtp, type SmtpSetting } from './smtp.ts'
import type { SmtpRecording } from './smtp-transaction.ts'

const plainService: MailService = {
  kind: 'smtp',
  name: 'essai',
  title: { fr: 'Essai', en: 'Trial' },
  assumptions: [],
  faults: [],
  tls,
  login,
  size,
  start: ({ now, uuid }) => ({ now, uuid, fault: undefined }),
  authenticate: ({ user, secret }) =>
    user === 'bal@essai.mssante.fr' && secret === 'jeton'
      ? { code: 235, text: 'OK' }
      : { code: 535, text: '5.7.8 credentials refused', challenge: refusalChallenge },
  deliver: ({ rcptTo }) =>
    rcptTo.includes('panne@essai.mssante.fr')
      ? { code: 451, text: '4.3.0 try later' }
      : { code: 250, text: '2.0.0 queued', notes: [{ id: 'tiny.seen' }] },
}

let pki: Hierarchy
let recorded: SmtpRecording[]
let failures: EventData['connection.failed'][]
const open: (Seat | Socket)[] = []

beforeAll(async () => {
  pki = await makeHierarchy(new Date())
})

afterAll(async () => {
  for (const one of open) 'close' in one ? await one.close() : one.destroy()
})

const setting = (port = 0): SmtpSetting => ({
  host: '127.0.0.1',
  port,
  tls: { ...pki.leaves.server, ca: pki.ca },
  options: {},
  now: () => new Date(0),
  uuid: () => 'uuid',
  record: (transaction) => recorded.push(transaction),
  failed: (failure) => failures.push(failure),
})

const start = async (service: MailService<MockState> = plainService): Promise<Seat> => {
  recorded = []
  failures = []
  const listener = await listenSmtp(service, setting())
  open.push(listener)
  return listener
}

const mailer = (port: number, options: object = {}) =>
  createTransport({
    host: '127.0.0.1',
    port,
    requireTLS: true,
    tls: { ca: pki.ca, servername: 'localhost' },
    auth: { type: 'OAuth2', user: 'bal@essai.mssante.fr', accessToken: 'jeton' },
    ...options,
  })

const letter = {
  from: 'bal@essai.mssante.fr',
  to: 'medecin@essai.mssante.fr',
  subject: 'Essai',
  text: 'Bonjour',
}

const until = async (condition: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 2_000 && !condition(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 10))
}

/** A client that says exactly what it is told, and hears whatever comes back. */
const rawClient = async (port: number) => {
  const socket = connect(port, '127.0.0.1')
  open.push(socket)
  let heard = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    heard += text
  })
  socket.on('error', () => undefined)
  await once(socket, 'data')
  return {
    socket,
    say: async (line: string, answer = /^\d{3} /m): Promise<string> => {
      heard = ''
      socket.write(`${line}\r\n`)
      await until(() => answer.test(heard) || socket.destroyed)
      return heard
    },
  }
}

test('a message over STARTTLS is recorded whole: dialogue, TLS, login, envelope, bytes, reply', async () => {
  const { port, url } = await start()
  expect(url).toBe(`smtp://127.0.0.1:${port}`)
  const sent = await mailer(port).sendMail(letter)
  expect(sent.response).toBe('250 2.0.0 queued')
  const [mail] = recorded
  expect(mail).toMatchObject({
    service: 'essai',
    secure: true,
    user: 'bal@essai.mssante.fr',
    authMethod: 'XOAUTH2',
    mailFrom: 'bal@essai.mssante.fr',
    rcptTo: ['medecin@essai.mssante.fr'],
    reply: { code: 250, text: '2.0.0 queued' },
    notes: [{ id: 'tiny.seen' }],
  })
  expect(mail?.tls?.protocol).toMatch(/^TLSv1\.[23]$/)
  expect(new TextDecoder().decode(mail?.message)).toContain('Subject: Essai')
  const said = mail?.dialogue.filter((line) => /^C: /.test(line)).map((line) => line.split(' ')[1])
  expect(said).toEqual(['EHLO', 'STARTTLS', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', expect.stringMatching(/^</)])
  expect(mail?.dialogue.at(-1)).toBe('S: 250 2.0.0 queued')
  expect(mail?.dialogue.filter((line) => line.startsWith('S: 250-')).length).toBeGreaterThan(1)
  expect(mail?.dialogue.join('\n')).not.toContain('jeton')
  expect(mail?.dialogue.join('\n')).not.toContain(Buffer.from('jeton').toString('base64').slice(0, 5))
})

test('a client certificate is asked for: its subject, and whether the test authority issued it, are recorded', async () => {
  const { port } = await start()
  const tls = { ca: pki.ca, servername: 'localhost', ...pki.leaves.orgAuthCli }
  await mailer(port, { tls }).sendMail(letter)
  expect(recorded[0]?.tls?.clientTrusted).toBe(true)
  expect(recorded[0]?.tls?.clientSubject).toMatch(/^CN=AUTH-CLI TEST BANC SEGUR,OU=10B0999999,/)
})

test('TLS 1.2 negotiates one of the six suites of MSS/CONF.03, TLS 1.1 nothing', async () => {
  const { port } = await start()
  const tls = { ca: pki.ca, servername: 'localhost', maxVersion: 'TLSv1.2' as const }
  await mailer(port, { tls }).sendMail(letter)
  expect(recorded[0]?.tls).toMatchObject({ protocol: 'TLSv1.2', cipher: 'ECDHE-RSA-AES256-GCM-SHA384' })
  const old = { ca: pki.ca, servername: 'localhost', minVersion: 'TLSv1' as const, maxVersion: 'TLSv1.1' as const }
  await expect(mailer(port, { tls: { ...old, ciphers: 'DEFAULT@SECLEVEL=0' } }).sendMail(letter)).rejects.toThrow()
  await until(() => failures.length > 0)
  expect(failures[0]?.dialogue).toContain('C: STARTTLS')
  expect(failures[0]?.reason).toMatch(/ssl|tls/i)
})

test('a login refused gets the XOAUTH2 challenge and 535, and is reported', async () => {
  const { port } = await start()
  const auth = { type: 'OAuth2', user: 'bal@essai.mssante.fr', accessToken: 'perime' }
  await expect(mailer(port, { auth }).sendMail(letter)).rejects.toThrow(/535/)
  await until(() => failures.length > 0)
  expect(failures[0]?.reason).toContain('AUTH XOAUTH2 refused: 535')
  expect(failures[0]?.dialogue?.some((line) => line.startsWith('S: 334 '))).toBe(true)
  expect(recorded).toEqual([])
})

test('a message that the service refuses is recorded with its reply', async () => {
  const { port } = await start()
  const refused = mailer(port).sendMail({ ...letter, to: 'panne@essai.mssante.fr' })
  await expect(refused).rejects.toMatchObject({ responseCode: 451 })
  expect(recorded[0]?.reply).toEqual({ code: 451, text: '4.3.0 try later' })
})

test('nothing is accepted before STARTTLS: neither a login nor a message', async () => {
  const { port } = await start()
  const client = await rawClient(port)
  expect(await client.say('EHLO poste')).toMatch(/STARTTLS/)
  expect(await client.say('AUTH PLAIN AGpldG9uAGpldG9u')).toMatch(/^538 /)
  expect(await client.say('MAIL FROM:<bal@essai.mssante.fr>')).toMatch(/^530 /)
  client.socket.end()
  await until(() => failures.length > 0)
  expect(failures[0]?.dialogue).toContain('C: AUTH PLAIN /* secured */')
  expect(failures[0]?.reason).toBe('connection closed without a message')
})

test('commands out of order, unknown commands and an endless line end in an error code, never in a crash', async () => {
  const { port } = await start()
  const client = await rawClient(port)
  expect(await client.say('MAIL FROM:<bal@essai.mssante.fr>')).toMatch(/^503 /)
  expect(await client.say('DATA')).toMatch(/^503 /)
  expect(await client.say('BONJOUR')).toMatch(/^500 /)
  expect(await client.say('A'.repeat(70_000))).toMatch(/^421 /)
  await until(() => failures.length > 0)
  expect(failures).toHaveLength(1)
  await expect(mailer(port).sendMail(letter)).resolves.toMatchObject({ accepted: ['medecin@essai.mssante.fr'] })
})

const secured = async (port: number) => {
  const client = await rawClient(port)
  await client.say('EHLO poste')
  await client.say('STARTTLS')
  const socket = connectTls({ socket: client.socket, ca: pki.ca, servername: 'localhost' })
  socket.on('error', () => undefined)
  await once(socket, 'secureConnect')
  let heard = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    heard += text
  })
  const say = async (line: string): Promise<string> => {
    heard = ''
    socket.write(`${line}\r\n`)
    await until(() => /^\d{3} /m.test(heard))
    return heard
  }
  await say('EHLO poste')
  await say(`AUTH PLAIN ${Buffer.from('\0bal@essai.mssante.fr\0jeton').toString('base64')}`)
  return { socket, say }
}

test('a message cut in the middle is a failed connection, not a message', async () => {
  const { port } = await start()
  const { socket, say } = await secured(port)
  expect(await say('MAIL FROM:<bal@essai.mssante.fr>')).toMatch(/^250 /)
  expect(await say('RCPT TO:<medecin@essai.mssante.fr>')).toMatch(/^250 /)
  expect(await say('DATA')).toMatch(/^354 /)
  socket.write('Subject: coup')
  setTimeout(() => socket.destroy(), 30)
  await until(() => failures.length > 0)
  expect(recorded).toEqual([])
  expect(failures[0]?.reason).toContain('before the message was received in full')
})

test('a message over 25 MB gets 552, announced or not', async () => {
  const { port } = await start()
  const { socket, say } = await secured(port)
  expect(await say('MAIL FROM:<bal@essai.mssante.fr> SIZE=30000000')).toMatch(/^552 /)
  expect(await say('MAIL FROM:<bal@essai.mssante.fr>')).toMatch(/^250 /)
  await say('RCPT TO:<medecin@essai.mssante.fr>')
  await say('DATA')
  const line = `${'x'.repeat(998)}\r\n`
  socket.write(line.repeat(27_000))
  expect(await say('.')).toMatch(/^552 /)
  socket.end()
  await until(() => failures.length > 0)
  expect(recorded).toEqual([])
  expect(failures[0]?.reason).toMatch(/refused: more than/)
})

test('two clients at once are kept apart', async () => {
  const { port } = await start()
  await Promise.all(
    ['un', 'deux'].map((name) => mailer(port).sendMail({ ...letter, to: `${name}@essai.mssante.fr`, text: name })),
  )
  expect(recorded.map(({ rcptTo }) => rcptTo[0]).sort()).toEqual(['deux@essai.mssante.fr', 'un@essai.mssante.fr'])
  for (const { dialogue } of recorded) expect(dialogue.filter((said) => said.startsWith('C: DATA'))).toHaveLength(1)
})

test('a port in use is said in words', async () => {
  const { port } = await start()
  const second = await listenSmtp(plainService, setting(port)).catch((error: unknown) => error)
  expect(second).toBeInstanceOf(BancError)
  expect(second).toMatchObject({ code: 'BANC-PORT', where: 'services.essai.port', exitCode: 2 })
})

test('closing is fast, even with a client connected, and reports that client', async () => {
  const listener = await start()
  await rawClient(listener.port)
  const before = performance.now()
  await listener.close()
  expect(performance.now() - before).toBeLessThan(20_000)
  expect(failures).toHaveLength(1)
})

test('a client that does not trust the operator is told of as such', async () => {
  const { port } = await start()
  await expect(mailer(port, { tls: { servername: 'localhost' } }).sendMail(letter)).rejects.toThrow()
  await until(() => failures.length > 0)
  expect(recorded).toEqual([])
  expect(failures[0]?.dialogue?.at(-1)).toBe('S: 220 Ready to start TLS')
  expect(failures[0]?.reason).toContain('may not trust')
})

test('a service that throws answers 451 and keeps listening', async () => {
  const broken: MailService = {
    ...plainService,
    deliver: () => {
      throw new Error('bug')
    },
  }
  const { port } = await start(broken)
  await expect(mailer(port).sendMail(letter)).rejects.toMatchObject({ responseCode: 451 })
  expect(recorded).toEqual([])
})
