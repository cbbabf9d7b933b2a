import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notesOf } from '../../../src/listen/declared-notes.ts'
import { listenHttps } from '../../../src/listen/https.ts'
import type { RecordedHttp } from '../../../src/listen/recorded.ts'
import type { Seat } from '../../../src/listen/seat.ts'
import { header } from '../../../src/model/exchange.ts'
import type { PilotAction } from '../../../src/model/pilot.ts'
import type { AnyHttpService } from '../../../src/model/service.ts'
import { judgeCheck } from '../../../src/run/judge.ts'
import type { Drive } from '../../../src/run/scenario.ts'
import type { Entry } from '../../../src/run/suite.ts'
import dmpSuite from '../../../suites/dmp/suite.ts'
import { type JournalDraft, journal } from '../../../suites/testkit.ts'
import { complaintsOfContract, contractIsThere, serviceAt, wholeMessage } from '../../dmp/contract.fixture.ts'
import { dmpService } from '../../dmp/service.ts'
import { recordedSettings } from '../../dmp/state.ts'
import { insiService } from '../../insi/service.ts'
import { ensurePki } from '../../pki/ensure.ts'
import type { Pki } from '../../pki/store.ts'
import type { ActionHandlers, Environment } from '../context.ts'
import { createProduct } from '../context-of.ts'
import { defects } from '../defects.ts'
import { documentActions } from '../documents/actions.ts'
import { insActions } from '../ins/actions.ts'
import { dmpActions, requestsAuthorisation } from './actions.ts'

// The reference product's handlers, in this process, against the DMP and INSi on real sockets with mutual TLS: every
// scenario of the chapter is driven and judged, without defect and with each defect in turn.

const handlers: ActionHandlers = { ...insActions, ...documentActions, ...dmpActions }

let folder: string
let pki: Pki
let authority: string
let draft: JournalDraft
const listeners = new Map<string, Seat>()

const written = ({ operation, request, response, ...said }: RecordedHttp): void => {
  draft.http({ ...said, request, response, ...(operation === undefined ? {} : { operation }) })
}

const host = async (service: AnyHttpService): Promise<void> => {
  const text = (path: string) => readFile(path, 'utf8')
  const { server, ca } = pki.files
  const listener = await listenHttps(service, {
    host: '127.0.0.1',
    port: 0,
    tls: { cert: await text(server.cert), key: await text(server.key), ca: await text(ca) },
    options: {},
    now: () => new Date(),
    uuid: randomUUID,
    record: written,
    failed: () => undefined,
  })
  listeners.set(service.name, listener)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banc-dmp-'))
  pki = await ensurePki(join(folder, 'pki'))
  authority = await readFile(pki.files.ca, 'utf8')
  await Promise.all([host(dmpService), host(insiService)])
})

afterAll(async () => {
  await Promise.all([...listeners.values()].map(({ close }) => close()))
  await rm(folder, { recursive: true, force: true })
})

const environment = (): Environment => ({
  product: { port: 0, url: '' },
  services: Object.fromEntries([...listeners].map(([name, { url }]) => [name, { url, options: {} }])),
  certificates: pki.files,
})

/** Does what the engine does for a scenario, save the waiting: the product answers only once all is sent. */
const driven = async (entry: Entry, defects: readonly string[]) => {
  const product = createProduct(environment(), defects)
  for (const { state } of listeners.values()) state.fault = undefined
  draft = journal(entry.scenario.id, () => new Date())
  draft.ofRun('pilot.capabilities', {
    product: { name: 'test', version: '1' },
    profiles: [],
    actions: Object.keys(handlers),
    user: product.defaultUser,
  })
  draft.ofRun('service.started', {
    service: 'dmp',
    url: listeners.get('dmp')?.url ?? '',
    settings: recordedSettings({ options: {}, authority }),
    assumptions: [],
    faults: [],
    notes: notesOf(dmpService),
  })
  const act = async (action: PilotAction, params: unknown): Promise<unknown> => {
    const handler = handlers[action] as ((given: unknown, context: typeof product) => Promise<unknown>) | undefined
    if (handler === undefined) throw new Error(`not offered: ${action}`)
    const result = await handler(params, product)
    draft.event('pilot.action', { action, params, result, durationMs: 1 })
    return result
  }
  const drive: Drive = {
    pilot: act as Drive['pilot'],
    traces: async () => {},
    fault: async (service, fault) => {
      const listener = listeners.get(service)
      if (listener !== undefined) listener.state.fault = fault
    },
    quiet: async (services) => void draft.window(services),
    waitFor: async () => true,
    browse: async () => ({ url: '', status: 0, text: '' }),
  }
  await entry.scenario.drive(drive)
  return draft.build()
}

/** What one listener with one certificate can show: the others are left to a run of the whole bench. */
const played = dmpSuite.entries.filter(({ scenario }) => !scenario.id.endsWith('~server-certificate'))

const verdictsWith = async (defects: readonly string[]): Promise<Record<string, string>> => {
  const verdicts: Record<string, string> = {}
  for (const entry of played) {
    const record = await driven(entry, defects)
    for (const check of entry.checks) {
      verdicts[check.id] = (await judgeCheck(check, record, dmpSuite.requirements)).verdict
    }
  }
  return verdicts
}

const checkIds: readonly string[] = played.flatMap(({ checks }) => checks.map(({ id }) => id))

describe('the conformant product', () => {
  test('passes every check of the chapter', async () => {
    const verdicts = await verdictsWith([])
    expect(Object.entries(verdicts).filter(([, verdict]) => verdict !== 'pass')).toEqual([])
    expect(Object.keys(verdicts)).toEqual(checkIds)
  })

  test('says nothing that the real service would refuse', async () => {
    const [entry] = dmpSuite.entries
    if (entry === undefined) throw new Error('the chapter is empty')
    const record = await driven(entry, [])
    expect(record.exchanges('dmp').map(({ operation, notes }) => [operation, notes])).toEqual([
      ['TD0.2', []],
      ['TD2.1', []],
      ['TD0.2', []],
      ['TD2.1', []],
    ])
  })
})

test.runIf(contractIsThere)('both sides keep the official contract, through the whole chapter', async () => {
  const counted = { messages: 0 }
  for (const defect of [[], [requestsAuthorisation.id]]) {
    for (const entry of played) {
      const record = await driven(entry, defect)
      for (const { operation, request, response, requestBody, responseBody } of record.exchanges('dmp')) {
        const service = serviceAt(request.url)
        if (service === undefined) throw new Error(`no service at ${request.url}`)
        for (const [headers, body] of [
          [request.headers, requestBody],
          [response.headers, responseBody],
        ] as const) {
          const said = wholeMessage(header(headers, 'content-type'), body)
          expect([operation, ...complaintsOfContract(service, said)]).toEqual([operation])
          counted.messages += 1
        }
      }
    }
  }
  expect(counted.messages).toBeGreaterThan(20)
})

describe('a defect kills exactly what it declares', () => {
  const shown = defects.filter(({ kills }) => kills.some((id) => checkIds.includes(id)))

  test.each(shown.map((defect) => [defect.id, defect] as const))('%s', async (id, defect) => {
    const verdicts = await verdictsWith([id])
    const killed = Object.entries(verdicts).filter(([, verdict]) => verdict === 'fail' || verdict === 'warn')
    expect(killed.map(([check]) => check).toSorted()).toEqual([...defect.kills].toSorted())
    expect(killed.some(([, verdict]) => verdict === 'fail') ? 'fail' : 'warn').toBe(defect.outcome)
  })
})

test('every check is killed by at least one defect', () => {
  const killed = new Set<string>(defects.flatMap(({ kills }) => kills))
  expect(checkIds.filter((id) => !killed.has(id))).toEqual([])
})
