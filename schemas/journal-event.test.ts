import { describe, expect, test } from 'vitest'
import type { EventData, EventType } from '../src/model/event.ts'
import { validatorOf } from './ajv.ts'
import schema from './journal-event.schema.json' with { type: 'json' }

const sha256 = 'a'.repeat(64)
const blob = { sha256, size: 12, mediaType: 'text/plain' }
const product = { name: 'Cabinet Exemple', version: '1.0' }
const tls = {
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  clientSubject: 'CN=cabinet',
  clientSerial: '01',
  clientTrusted: true,
}

/** One event of every type with every field it may have: the compiler refuses this list when a type or a field is missing. */
const complete: { readonly [T in EventType]: Required<EventData[T]> } = {
  'run.started': {
    run: 'r1',
    benchVersion: '0.1.0',
    product,
    couloirs: ['LGC'],
    vagues: [1, 2],
    profils: ['Général'],
    plan: ['MSS/CONF.15.01'],
    notApplicable: [{ id: 'MSS/CONF.30.01', profils: ['BAL PER-ORG'] }],
    defects: [],
    lang: 'fr',
  },
  'run.resumed': { benchVersion: '0.1.0', remaining: ['MSS/CONF.15.01'] },
  'run.ended': { outcome: 'interrupted', reason: 'SIGINT', sealed: true },
  'run.sealed': { files: [{ path: 'report.json', sha256, size: 12 }] },
  'service.started': {
    service: 'insi',
    url: 'https://127.0.0.1:4401',
    accessUrl: 'imap://127.0.0.1:4143',
    settings: { lenient: false, authority: 'PEM', vihfLifetimeMinutes: 60, withoutClientCertificate: false },
    assumptions: [
      { id: 'insi.lot2-shape', statement: { fr: 'Forme supposée', en: 'Assumed shape' }, source: 'inferred' },
    ],
    faults: [{ id: 'slow', title: { fr: 'Lent', en: 'Slow' } }],
    notes: [{ id: 'insi.nobody', title: { fr: 'Personne : {asked}', en: 'Nobody: {asked}' }, source: 'A1' }],
  },
  'product.started': { kind: 'command', pid: 12, command: 'node product.ts' },
  'product.exited': {
    code: null,
    signal: 'SIGTERM',
    expected: true,
    stdout: blob,
    stderr: blob,
    unkept: { stdout: 0, stderr: 12 },
  },
  'pilot.capabilities': {
    product,
    profiles: ['Général'],
    actions: ['identity.create'],
    observes: ['traces'],
    user: { nationalId: '899700218896', familyName: 'EXEMPLE', givenName: 'CAMILLE' },
  },
  'scenario.started': { title: 'Un envoi', attempt: 1 },
  'scenario.ended': {
    outcome: 'not-offered',
    reason: 'message.send',
    durationMs: 1.5,
    clockMovedMs: -3_600_000,
    stalledMs: 4_000,
  },
  'fault.selected': { service: 'psc', fault: 'wrong-nonce' },
  'pilot.action': {
    action: 'identity.read',
    params: { patientId: 'p1' },
    result: null,
    error: { code: 'PILOT-TIMEOUT', message: 'pas de réponse' },
    durationMs: 3,
  },
  'window.closed': { services: ['mss'], ms: 1000, exchanges: 0, answers: 4 },
  'exchange.http': {
    service: 'insi',
    operation: 'rechercherInsAvecTraitsIdentite',
    request: { method: 'POST', url: '/insi', headers: { 'x-a': ['1', '2'] }, body: blob },
    response: { status: 200, headers: { 'content-type': 'text/xml' }, body: blob, cut: false },
    tls,
    fault: 'code-02',
    assumptions: ['insi.lot2-shape'],
    notes: ['identité de test'],
    durationMs: 4,
  },
  'exchange.smtp': {
    service: 'mss',
    dialogue: ['C: EHLO cabinet', 'S: 250 ok'],
    clientHostname: 'cabinet',
    secure: true,
    tls,
    user: 'cabinet@example.test',
    authMethod: 'PLAIN',
    mailFrom: 'cabinet@example.test',
    rcptTo: ['confrere@example.test'],
    message: blob,
    reply: { code: 250, text: 'ok' },
    fault: 'greylisted',
    assumptions: ['mss.size'],
    notes: ['un message'],
  },
  'exchange.imap': {
    service: 'mss',
    dialogue: ['S: * OK', 'C: a LOGOUT'],
    secure: true,
    commands: 1,
    tls,
    user: 'cabinet@example.test',
    authMethod: 'XOAUTH2',
    accessToken: 'sha256:0123456789abcdef',
    fault: 'session-closed',
    assumptions: ['mss.psc-token-unverified'],
    notes: ['ID'],
    durationMs: 3,
  },
  'exchange.hl7': {
    service: 'hl7',
    event: 'A31',
    controlId: '7',
    message: blob,
    ack: { code: 'AE', message: blob },
    fault: 'in-error',
    assumptions: ['hl7.any-receiver'],
    notes: ['PID absent'],
    durationMs: 2,
  },
  'connection.hello': {
    service: 'mss',
    hello: {
      legacyVersion: 'TLSv1.2',
      versions: ['GREASE', 'TLSv1.3', 'TLSv1.2'],
      cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', '0xFEFE'],
      groups: ['x25519'],
      signatureAlgorithms: ['rsa_pss_rsae_sha256'],
      serverName: 'localhost',
      alpn: ['http/1.1'],
      resumes: 'ticket',
    },
    fault: 'certificate-expired',
  },
  'connection.failed': {
    service: 'dmp',
    reason: 'no certificate',
    dialogue: ['C: QUIT'],
    fault: 'certificate-expired',
  },
  'browser.hop': {
    step: 'open',
    method: 'GET',
    url: 'http://127.0.0.1/login',
    status: 302,
    location: '/authorize',
    body: blob,
  },
  'browser.page': {
    step: 'open',
    url: 'http://127.0.0.1/login',
    screenshot: blob,
    requests: [{ url: 'https://elsewhere.example/a.js', method: 'GET', resourceType: 'script' }],
    storage: {
      local: [{ key: 'theme', value: 'clair' }],
      session: [],
      cookies: [{ name: 'seen', value: 'yes', httpOnly: false, secure: true, sameSite: 'Lax' }],
    },
  },
  'product.traces': { traces: [{ at: 'now' }] },
  'bench.note': { message: 'une note' },
}

const types = Object.keys(complete) as EventType[]
const event = (type: string, data: unknown) => ({
  seq: 1,
  id: 'e000001',
  at: '2026-03-02T08:00:00.000Z',
  type,
  scenario: 'MSS/CONF.15.01',
  data,
  prev: sha256,
  hash: sha256,
})
const validate = validatorOf(schema)

test('the schema knows the event types of the model, no more and no less', () => {
  expect(schema.properties.type.enum.toSorted()).toEqual(types.toSorted())
})

describe.each(types)('%s', (type) => {
  const data: Record<string, unknown> = complete[type]

  test('with every field validates', () => {
    expect(validate(event(type, data))).toEqual([])
  })

  test('with a field that the model does not have is refused', () => {
    expect(validate(event(type, { ...data, unheardOf: 1 }))).toMatchObject([{ keyword: 'additionalProperties' }])
  })

  test.each(Object.keys(data))('with a %s of the wrong kind is refused', (field) => {
    const anything = type === 'pilot.action' && (field === 'params' || field === 'result')
    expect(validate(event(type, { ...data, [field]: { wrong: 1 } })).length > 0).toBe(!anything)
  })
})

describe('the envelope', () => {
  const good = event('bench.note', { message: 'x' })
  test.each([
    ['an unknown type', { ...good, type: 'exchange.ftp' }],
    ['a hash that is not one', { ...good, hash: 'abc' }],
    ['a local time', { ...good, at: '2026-03-02T08:00:00.000+01:00' }],
    ['a time without milliseconds', { ...good, at: '2026-03-02T08:00:00Z' }],
    ['no data', { ...good, data: undefined }],
    ['a field of its own invention', { ...good, colour: 'red' }],
  ])('refuses %s', (_what, wrong) => {
    expect(validate(JSON.parse(JSON.stringify(wrong)))).not.toEqual([])
  })
})
