import { describe, expect, test } from 'vitest'
import { BancError } from '../model/errors.ts'
import type { EventData, JournalEvent } from '../model/event.ts'
import type { Capabilities, Pilot } from '../model/pilot.ts'
import { type Conducted, conductor } from './conductor.ts'
import type { PlannedScenario } from './plan.ts'
import { anEntry, aScenario, aSuite, newJournal, requirement } from './run.fixture.ts'
import type { Drive, Scenario } from './scenario.ts'

const id = 'INS/va1.52.01'

const exchange: EventData['exchange.http'] = {
  service: 'insi',
  operation: 'search',
  request: { method: 'POST', url: '/', headers: {} },
  response: { status: 200, headers: {} },
  durationMs: 1,
}

const planned = (drive: (bench: Drive) => Promise<void>, own: Partial<Scenario> = {}): PlannedScenario => {
  const entry = anEntry(aScenario(id, { drive, ...own }))
  return { suite: aSuite([entry]), entry, requirements: [requirement()], binding: [requirement()], applicable: true }
}

const capabilities: Capabilities = { product: { name: 'p', version: '1' }, profiles: [], actions: ['identity.create'] }

/** A conductor on a pilot that answers `p1` to everything. */
const conducting = (
  own: Partial<Pick<Conducted, 'prepare' | 'watchTime'>> & {
    act?: () => Promise<unknown>
    answers?: Pilot['capabilities']
  } = {},
) => {
  const journal = newJournal()
  const faults = new Map<string, string | undefined>([['insi', 'left over']])
  const act = own.act ?? (async () => ({ patientId: 'p1', statut: 'provisoire' }))
  const one = conductor({
    journal,
    pilot: {
      act: act as Pilot['act'],
      capabilities: own.answers ?? (async () => capabilities),
      traces: async () => [],
    },
    capabilities,
    stage: {
      services: ['insi'],
      faultsOf: (service) => (service === 'insi' ? ['code-02'] : []),
      select: async (service, fault) => void faults.set(service, fault),
    },
    openBrowser: (record) => ({
      browse: async () => {
        record('browser.hop', { step: 'open', method: 'GET', url: 'http://x/', status: 200 })
        return { url: 'http://x/', status: 200, text: 'Bonjour' }
      },
    }),
    elapsed: () => 0,
    prepare: own.prepare ?? (async () => {}),
    ...(own.watchTime ? { watchTime: own.watchTime } : {}),
  })
  const types = () => journal.events.map(({ type }) => type)
  const last = (): JournalEvent | undefined => journal.events.at(-1)
  const beforeLast = (): JournalEvent | undefined => journal.events.at(-2)
  const drive = (steps: (bench: Drive) => Promise<unknown>, scenario: Partial<Scenario> = {}) =>
    one.drive(planned(async (bench) => void (await steps(bench)), scenario))
  return { one, journal, faults, types, last, beforeLast, drive }
}

describe('a scenario', () => {
  test('starts with every fault taken back and the product alive, and ends driven', async () => {
    let prepared = 0
    const { one, faults, types, last, drive } = conducting({
      prepare: async () => {
        prepared += 1
      },
    })
    await drive(async () => {
      expect(one.current()).toBe(id)
      one.record('bench.note', { message: 'ok' })
    })
    expect([faults.get('insi'), prepared]).toEqual([undefined, 1])
    expect(types()).toEqual(['scenario.started', 'bench.note', 'scenario.ended'])
    expect(last()).toMatchObject({ scenario: id, data: { outcome: 'driven' } })
    expect(one.current()).toBeUndefined()
  })

  test('that needs an action which the product does not offer ends before it began', async () => {
    const { types, last, drive } = conducting()
    await drive(async () => expect.unreachable(), { needs: ['message.send'] })
    expect(types()).toEqual(['scenario.started', 'scenario.ended'])
    expect(last()).toMatchObject({ data: { outcome: 'not-offered', reason: 'message.send' } })
  })

  test('that throws is interrupted, in words', async () => {
    const { last, drive } = conducting()
    await drive(async () => Promise.reject(new Error('boum')))
    expect(last()).toMatchObject({ data: { outcome: 'interrupted', reason: 'boum' } })
    const what = { fr: 'Le pilote refuse.', en: 'x' }
    await drive(async () => Promise.reject(new BancError({ code: 'BANC-PILOT-REFUSED', what, todo: what })))
    expect(last()).toMatchObject({ data: { outcome: 'interrupted', reason: expect.stringContaining('refuse') } })
  })

  test('counts its attempts', async () => {
    const { journal, drive } = conducting()
    await drive(async () => undefined)
    await drive(async () => undefined)
    const started = journal.events.filter(({ type }) => type === 'scenario.started')
    expect(started.map(({ data }) => data)).toMatchObject([{ attempt: 1 }, { attempt: 2 }])
  })

  test('runs even when the product cannot be brought back, and the journal says so', async () => {
    const { types, drive } = conducting({ prepare: () => Promise.reject(new Error('plus de produit')) })
    await drive(async () => undefined)
    expect(types()).toEqual(['bench.note', 'scenario.started', 'scenario.ended'])
  })
})

describe('an action', () => {
  test('is recorded with what the product answered', async () => {
    const { beforeLast, drive } = conducting()
    await drive(async ({ pilot }) => {
      expect(await pilot('identity.create', { traits: {} })).toMatchObject({ patientId: 'p1' })
    })
    expect(beforeLast()).toMatchObject({ type: 'pilot.action', scenario: id, data: { result: { patientId: 'p1' } } })
  })

  test('that the product does not offer is not asked of it', async () => {
    const { types, last, drive } = conducting({ act: async () => expect.unreachable() })
    await drive(({ pilot }) => pilot('session.list', {}))
    expect(types()).toEqual(['scenario.started', 'scenario.ended'])
    expect(last()).toMatchObject({ data: { outcome: 'not-offered', reason: 'session.list' } })
  })

  test('that is not offered may be done without', async () => {
    const { last, drive } = conducting()
    await drive(({ pilot }) => pilot('session.list', {}).catch(() => undefined))
    expect(last()).toMatchObject({ data: { outcome: 'driven' } })
  })

  test.each([
    [
      'BANC-PILOT-REFUSED',
      new BancError({ code: 'BANC-PILOT-REFUSED', what: { fr: 'non', en: 'no' }, todo: { fr: '', en: '' } }),
    ],
    ['BANC-INTERNAL', new Error('no')],
  ])('that fails is recorded as %s and interrupts the scenario', async (code, error) => {
    const { beforeLast, last, drive } = conducting({ act: () => Promise.reject(error) })
    await drive(({ pilot }) => pilot('identity.create', { traits: {} }))
    expect(beforeLast()).toMatchObject({ type: 'pilot.action', data: { error: { code, message: 'no' } } })
    expect(last()).toMatchObject({ data: { outcome: 'interrupted' } })
  })
})

describe('a fault', () => {
  test('is selected and recorded', async () => {
    const { faults, beforeLast, drive } = conducting()
    await drive(({ fault }) => fault('insi', 'code-02'))
    expect(faults.get('insi')).toBe('code-02')
    expect(beforeLast()).toMatchObject({ type: 'fault.selected', data: { service: 'insi', fault: 'code-02' } })
  })

  test.each([
    ['insi', 'code-99'],
    ['dmp', 'code-02'],
  ])('that %s does not have is refused: %s', async (service, unknown) => {
    const { faults, last, drive } = conducting()
    await drive(({ fault }) => fault(service as 'insi', unknown as 'code-01'))
    expect(last()).toMatchObject({ data: { outcome: 'interrupted', reason: expect.stringContaining(unknown) } })
    expect(faults.get(service)).toBeUndefined()
  })
})

test('a window of silence counts the exchanges of the services that it watches, from now on', async () => {
  const { one, beforeLast, drive } = conducting()
  await drive(async ({ quiet }) => {
    one.record('exchange.http', exchange)
    const over = quiet(['insi', 'mss'], 20)
    one.record('exchange.http', exchange)
    one.record('exchange.http', { ...exchange, service: 'dmp' })
    await over
  })
  expect(beforeLast()).toMatchObject({
    type: 'window.closed',
    data: { services: ['insi', 'mss'], ms: 20, exchanges: 1, answers: 4 },
  })
})

test('a window lasts as long as a slow product takes to answer, and counts what it does meanwhile', async () => {
  let asked = 0
  const late = { record: () => {} }
  const { one, beforeLast, drive } = conducting({
    answers: async () => {
      asked += 1
      if (asked === 4) late.record()
      return capabilities
    },
  })
  late.record = () => void one.record('exchange.http', exchange)
  await drive(async ({ quiet }) => quiet(['insi'], 4))
  expect(beforeLast()).toMatchObject({ type: 'window.closed', data: { exchanges: 1, answers: 4 } })
})

test('a product that does not answer while it is watched proves no silence', async () => {
  const { types, drive } = conducting({ answers: () => Promise.reject(new Error('gone')) })
  await drive(async ({ quiet }) => quiet(['insi'], 4))
  expect(types()).toEqual(['scenario.started', 'bench.note', 'scenario.ended'])
})

test('what went wrong with time is written at the end of the scenario', async () => {
  const { last, drive } = conducting({ watchTime: () => () => ({ clockMovedMs: -7_200_000, stalledMs: 4_000 }) })
  await drive(async () => undefined)
  expect(last()).toMatchObject({ data: { outcome: 'driven', clockMovedMs: -7_200_000, stalledMs: 4_000 } })
})

describe('waiting for an exchange', () => {
  test('sees one that came before, of this scenario only', async () => {
    const { one, journal, drive } = conducting()
    journal.append('exchange.http', { ...exchange, operation: 'of another' }, 'INS/va1.28.01')
    await drive(async ({ waitFor }) => {
      one.record('exchange.http', exchange)
      expect(await waitFor('insi', 'search', 10_000)).toBe(true)
      expect(await waitFor('insi', 'of another', 5)).toBe(false)
    })
  })

  test('sees one that comes later', async () => {
    const { one, drive } = conducting()
    await drive(async ({ waitFor }) => {
      const waiting = waitFor('insi', undefined, 10_000)
      one.record('exchange.http', { ...exchange, service: 'dmp' })
      one.record('exchange.http', exchange)
      expect(await waiting).toBe(true)
    })
  })

  test('gives up after its time', async () => {
    const { drive } = conducting()
    await drive(async ({ waitFor }) => expect(await waitFor('mss', undefined, 5)).toBe(false))
  })
})

test('what the browser sees belongs to the scenario', async () => {
  const { beforeLast, drive } = conducting()
  await drive(async ({ browse }) => expect(await browse({ open: 'http://x/' })).toMatchObject({ text: 'Bonjour' }))
  expect(beforeLast()).toMatchObject({ type: 'browser.hop', scenario: id })
})

test('an interruption ends the running scenario, and nothing is recorded after it', async () => {
  const answer = Promise.withResolvers<unknown>()
  const { one, types, last, drive } = conducting({ act: () => answer.promise })
  const driving = drive(({ pilot }) => pilot('identity.create', { traits: {} }))
  await new Promise((settle) => setTimeout(settle, 5))
  one.interrupt('interrupted by the user')
  expect(last()).toMatchObject({
    type: 'scenario.ended',
    scenario: id,
    data: { outcome: 'interrupted', reason: 'interrupted by the user' },
  })
  answer.resolve({ patientId: 'p1' })
  await expect(driving).rejects.toThrow('the run is over')
  await expect(drive(async () => undefined)).rejects.toThrow('the run is over')
  expect(types()).toEqual(['scenario.started', 'scenario.ended'])
})
