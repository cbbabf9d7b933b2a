import { describe, expect, test } from 'vitest'
import type { EventData } from '../model/event.ts'
import { scenarioRecord } from './record.ts'
import { newJournal } from './run.fixture.ts'

const id = 'INS/va1.52.01'
const text = new TextEncoder()

const http = (service: string, operation: string, own: Partial<EventData['exchange.http']> = {}) =>
  ({
    service,
    operation,
    request: { method: 'POST', url: '/', headers: {} },
    response: { status: 200, headers: {} },
    durationMs: 1,
    ...own,
  }) satisfies EventData['exchange.http']

const recorded = () => {
  const journal = newJournal()
  const body = journal.blobs.put(text.encode('<soap/>'))
  const message = journal.blobs.put(text.encode('Subject: XDM/1.0/DDM'))
  journal.append('pilot.capabilities', { product: { name: 'p', version: '1' }, profiles: [], actions: [] })
  journal.append('scenario.started', { title: id, attempt: 1 }, id)
  journal.append('exchange.http', http('insi', 'of the first attempt'), id)
  journal.append('scenario.started', { title: id, attempt: 2 }, id)
  journal.append(
    'exchange.http',
    http('insi', 'search', { request: { method: 'POST', url: '/', headers: {}, body } }),
    id,
  )
  journal.append('exchange.http', http('dmp', 'TD2.1'), id)
  journal.append('exchange.http', http('insi', 'search'), 'INS/va1.28.01')
  journal.append(
    'exchange.smtp',
    {
      service: 'mss',
      dialogue: [],
      clientHostname: 'poste',
      secure: true,
      mailFrom: 'a@x',
      rcptTo: ['b@x'],
      message,
      reply: { code: 250, text: 'ok' },
    },
    id,
  )
  journal.append('browser.hop', { step: 'open', method: 'GET', url: 'http://x/', status: 200, body }, id)
  journal.append('pilot.action', { action: 'identity.read', params: { patientId: 'p1' }, durationMs: 1 }, id)
  return scenarioRecord(id, journal.events, (sha256) => journal.blobs.get(sha256) ?? new Uint8Array())
}

describe('what the journal holds of a scenario', () => {
  test('is its last attempt, and nothing of the others', () => {
    const { exchanges, events } = recorded()
    expect(exchanges('insi')).toHaveLength(1)
    expect(events[0]).toMatchObject({ type: 'scenario.started', data: { attempt: 2 } })
  })

  test('is given by service and operation, with the bodies', () => {
    const { exchanges } = recorded()
    expect(Buffer.from(exchanges('insi', 'search')[0]?.requestBody ?? []).toString()).toBe('<soap/>')
    expect(exchanges('insi', 'search')[0]?.responseBody).toHaveLength(0)
    expect(exchanges('insi', 'TD2.1')).toEqual([])
    expect(exchanges('dmp')[0]?.id).toBe('e000006')
  })

  test('has the mails with their bytes, the pages with theirs, and the actions', () => {
    const { mails, hops, actions } = recorded()
    expect(Buffer.from(mails('mss')[0]?.messageBytes ?? []).toString()).toBe('Subject: XDM/1.0/DDM')
    expect(mails('psc')).toEqual([])
    expect(Buffer.from(hops()[0]?.bodyBytes ?? []).toString()).toBe('<soap/>')
    expect(actions('identity.read')).toMatchObject([{ params: { patientId: 'p1' }, result: undefined }])
    expect(actions('identity.create')).toEqual([])
  })

  test('keeps the events of the run as a whole apart', () => {
    const { run, capabilities } = recorded()
    expect(run.map(({ type }) => type)).toEqual(['pilot.capabilities'])
    expect(capabilities()?.data.product.name).toBe('p')
  })

  test('is empty for a scenario that was not run', () => {
    const { events } = scenarioRecord('INS/va9.99.01', [], () => new Uint8Array())
    expect(events).toEqual([])
  })
})
