import { expect, onTestFinished, test } from 'vitest'
import { BancError } from '../model/errors.ts'
import type { ControlHandlers } from './control.ts'
import { driveScenario } from './control-client.ts'
import { serveControl } from './control-server.ts'
import { aScenario } from './run.fixture.ts'
import type { Drive } from './scenario.ts'

/** What the bench was asked, in order. */
type Calls = [message: string, params: unknown][]

const control = async (own: Partial<ControlHandlers> = {}) => {
  const calls: Calls = []
  const answer =
    <R>(message: string, result: R) =>
    async (params: unknown): Promise<R> => {
      calls.push([message, params])
      return result
    }
  const { address, close } = await serveControl({
    start: answer('start', { run: true }),
    pilot: answer('pilot', { result: { patientId: 'p1' } }),
    fault: answer('fault', {}),
    quiet: answer('quiet', {}),
    waitFor: answer('waitFor', { seen: true }),
    traces: answer('traces', {}),
    browse: answer('browse', { url: 'http://x/', status: 200, text: 'Bonjour' }),
    end: answer('end', { verdict: 'pass', failures: [] }),
    ...own,
  })
  onTestFinished(close)
  return { calls, address }
}

const post = (url: string, authorization?: string): Promise<Response> =>
  fetch(url, { method: 'POST', body: '{}', ...(authorization === undefined ? {} : { headers: { authorization } }) })

test.each([
  ['no token', undefined],
  ['a wrong token', 'Bearer wrong'],
  ['a wrong token of the right length', `Bearer ${'x'.repeat(32)}`],
])('the control port refuses %s', async (_, authorization) => {
  const { calls, address } = await control()
  expect((await post(`${address.url}/start`, authorization)).status).toBe(404)
  expect(calls).toEqual([])
})

test('the control port listens on the loopback interface and knows its own messages only', async () => {
  const { address } = await control()
  expect(new URL(address.url).hostname).toBe('127.0.0.1')
  expect((await post(`${address.url}/toString`, `Bearer ${address.token}`)).status).toBe(404)
  expect((await post(`${address.url}/nothing`, `Bearer ${address.token}`)).status).toBe(404)
})

test('a scenario is driven over the control port', async () => {
  const { calls, address } = await control()
  const seen: unknown[] = []
  const drive = async ({ pilot, fault, quiet, waitFor, browse }: Drive) => {
    await fault('insi', 'code-02')
    seen.push(await pilot('identity.read', { patientId: 'p0' }))
    await quiet(['dmp'])
    seen.push(await waitFor('insi', 'search', 10))
    seen.push(await browse({ open: 'http://x/' }))
  }
  const driven = await driveScenario(aScenario('INS/va1.52.01', { drive }), address)
  expect(driven).toEqual({ run: true, verdict: 'pass', failures: [] })
  expect(seen).toEqual([{ patientId: 'p1' }, true, { url: 'http://x/', status: 200, text: 'Bonjour' }])
  expect(calls).toEqual([
    ['start', { scenario: 'INS/va1.52.01' }],
    ['fault', { service: 'insi', fault: 'code-02' }],
    ['pilot', { action: 'identity.read', params: { patientId: 'p0' } }],
    ['quiet', { services: ['dmp'], ms: 400 }],
    ['waitFor', { service: 'insi', operation: 'search', ms: 10 }],
    ['browse', { steps: [{ open: 'http://x/' }] }],
    ['end', { outcome: 'driven' }],
  ])
})

test('a scenario that is not to be run is not driven', async () => {
  const { calls, address } = await control({ start: async () => ({ run: false }) })
  const drive = async () => expect.unreachable()
  expect(await driveScenario(aScenario('INS/va1.52.01', { drive }), address)).toMatchObject({ run: false })
  expect(calls).toEqual([])
})

const refusal = (code: `BANC-${string}`, where: string) =>
  new BancError({ code, where, what: { fr: 'Le produit dit non.', en: 'No.' }, todo: { fr: 'Voyez.', en: 'See.' } })

test.each([
  [
    'an action that is not offered',
    refusal('BANC-NOT-OFFERED', 'message.send'),
    { outcome: 'not-offered', reason: 'message.send' },
  ],
  [
    'a product that refuses',
    refusal('BANC-PILOT-REFUSED', 'http://x'),
    { outcome: 'interrupted', reason: 'BANC-PILOT-REFUSED (http://x) : Le produit dit non. Voyez.' },
  ],
  ['a failure of the bench', new Error('out of paper'), { outcome: 'interrupted', reason: 'out of paper' }],
])('%s ends the scenario as %o', async (_, error, ended) => {
  const { calls, address } = await control({ pilot: () => Promise.reject(error) })
  const drive = async ({ pilot }: Drive) => {
    await pilot('session.list', {})
  }
  await driveScenario(aScenario('INS/va1.52.01', { drive }), address)
  expect(calls.at(-1)).toEqual(['end', ended])
})

test('a scenario that throws by itself is interrupted', async () => {
  const { calls, address } = await control()
  const drive = () => Promise.reject(new TypeError('matricule is undefined'))
  await driveScenario(aScenario('INS/va1.52.01', { drive }), address)
  expect(calls.at(-1)).toEqual(['end', { outcome: 'interrupted', reason: 'matricule is undefined' }])
})
