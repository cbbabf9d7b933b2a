import { expect, test } from 'vitest'
import type { EventData, EventType } from '../model/event.ts'
import { mocksLines } from './mocks-lines.ts'

const at = new Date('2026-03-01T09:30:12.496Z')
const said = <T extends EventType>(type: T, data: EventData[T]) => mocksLines(type, data, 'fr', at)

const http: EventData['exchange.http'] = {
  service: 'psc',
  operation: 'token',
  request: { method: 'POST', url: '/token', headers: { authorization: 'Basic eHg6eXk=' } },
  response: { status: 400, headers: {}, body: { sha256: 'a'.repeat(64), size: 31 } },
  durationMs: 1,
  notes: ['the nonce is missing'],
}

test('an exchange takes one short line, and one for each note', () => {
  expect(said('exchange.http', http)).toEqual([
    '09:30:12 psc token · POST /token → 400 (31 o)',
    '         the nonce is missing',
  ])
})

test('a service says where it listens, not its whole catalogue', () => {
  const fault = { id: 'x', title: { fr: 'x', en: 'x' } }
  const started = { service: 'psc', url: 'https://127.0.0.1:8443', assumptions: [], faults: [fault] }
  expect(said('service.started', started)).toEqual(['09:30:12 psc écoute https://127.0.0.1:8443'])
})

test('whatever a client sends stays on its line, and commands no terminal', () => {
  const hostile = `/\u001b[2J\r\n\u202e?access_token=${'s'.repeat(60)}&${'x'.repeat(5_000)}`
  const [line = '', ...more] = said('exchange.http', { ...http, request: { ...http.request, url: hostile }, notes: [] })
  expect(more).toEqual([])
  expect(line).toContain('\\u001b[2J\\u000d\\u000a\\u202e')
  expect(line).not.toContain('s'.repeat(20))
  expect(line.length).toBeLessThan(180)
})

test('what is of no use here is not said', () => {
  expect(said('bench.note', { message: 'x' })).toEqual([])
})
