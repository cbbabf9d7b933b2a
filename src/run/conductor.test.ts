import { describe, expect, test } from 'vitest'
import { BancError } from '../model/errors.ts'
import type { EventData, JournalEvent } from '../model/event.ts'
import type { ScenarioResult } from '../model/finished.ts'
import type { Pilot } from '../model/pilot.ts'
import { conductor } from './conductor.ts'
import { anEntry, aScenario, aSuite, newJournal, requirement } from './run.fixture.ts'

const id = 'INS/va1.52.01'

const exchange: EventData['exchange.http'] = {
  service: 'insi',
  operation: 'search',
  request: { method: 'POST', url: '/', headers: {} },
  response: { status: 200, headers: {} },
  durationMs: 1,
}

/** A conductor of one scenario, on a pilot that answers `p1` to everything. */
const conducting = (
  own: { act?: () => Promise<unknown>; prepare?: () => Promise<void>; applicable?: boolean } = {},
) => {
  const journal = newJournal()
  const faults = new Map<string, string | undefined>([['insi', 'left over']])
  const ended: ScenarioResult[] = []
  const entry = anEntry(aScenario(id))
  const act = own.act ?? (async () => ({ patientId: 'p1', statut: 'provisoire' }))
  const one = conductor({
    plan: [
      {
        suite: aSuite([entry]),
        entry,
        requirements: [requirement()],
        binding: [requirement()],
        applicable: own.applicable ?? true,
      },
    ],
    journal,
    pilot: { act: act as Pilot['act'], capabilities: async () => expect.unreachable(), traces: async () => [] },
    capabilities: { product: { name: 'p', version: '1' }, profiles: [], actions: ['identity.create'] },
    stage: {
      services: ['insi'],
      faultsOf: (service) => (service === 'insi' ? ['code-02'] : []),
      select: (service, fault) => faults.set(service, fault),
    },
    openBrowser: (record) => ({
      browse: async () => {
        record('browser.hop', { step: 'open', method: 'GET', url: 'http://x/', status: 200 })
        return { url: 'http://x/', status: 200, text: 'Bonjour' }
      },
    }),
    elapsed: () => 0,
    prepare: own.prepare ?? (async () => {}),
    ended: (result) => ended.push(result),
  })
  const types = () => journal.events.map(({ type }) => type)
  const last = (): JournalEvent | undefined => journal.events.at(-1)
  return { one, journal, faults, ended, types, last }
}

const create = { action: 'identity.create' as const, params: {} }

describe('a scenario', () => {
  test('starts with every fault taken back and the product alive, and ends judged', async () => {
    let prepared = 0
    const { one, faults, ended, types } = conducting({
      prepare: async () => {
        prepared += 1
      },
    })
    expect(await one.start({ scenario: id })).toEqual({ run: true })
    expect(one.current()).toBe(id)
    expect([faults.get('insi'), prepared]).toEqual([undefined, 1])
    one.record('bench.note', { message: 'ko' })
    expect(await one.end({ outcome: 'driven' })).toEqual({
      verdict: 'fail',
      failures: ['ins.noteSaysOk : La note dit ok'],
    })
    expect(types()).toEqual(['scenario.started', 'bench.note', 'scenario.ended'])
    expect(ended).toMatchObject([{ id, verdict: 'fail' }])
    expect(one.current()).toBeUndefined()
  })

  test('that is not planned, or not applicable, does not run', async () => {
    expect(await conducting().one.start({ scenario: 'INS/va9.99.01' })).toEqual({ run: false })
    const { one, types } = conducting({ applicable: false })
    expect(await one.start({ scenario: id })).toEqual({ run: false })
    expect(types()).toEqual([])
  })

  test('counts its attempts', async () => {
    const { one, last } = conducting()
    await one.start({ scenario: id })
    await one.end({ outcome: 'interrupted', reason: 'le produit est tombé' })
    await one.start({ scenario: id })
    expect(last()).toMatchObject({ type: 'scenario.started', data: { attempt: 2 } })
  })

  test('runs even when the product cannot be brought back, and the journal says so', async () => {
    const { one, types } = conducting({ prepare: () => Promise.reject(new Error('plus de produit')) })
    expect(await one.start({ scenario: id })).toEqual({ run: true })
    expect(types()).toEqual(['bench.note', 'scenario.started'])
  })

  test('cannot end, nor browse, when none is running', async () => {
    const { one } = conducting()
    await expect(one.end({ outcome: 'driven' })).rejects.toThrow('no scenario')
    await expect(one.browse({ steps: [] })).rejects.toThrow('no scenario')
  })
})

describe('an action', () => {
  test('is recorded with what the product answered', async () => {
    const { one, last } = conducting()
    await one.start({ scenario: id })
    expect(await one.pilot(create)).toEqual({ result: { patientId: 'p1', statut: 'provisoire' } })
    expect(last()).toMatchObject({ type: 'pilot.action', scenario: id, data: { result: { patientId: 'p1' } } })
  })

  test('that the product does not offer is not asked of it', async () => {
    const { one, types } = conducting({ act: async () => expect.unreachable() })
    await one.start({ scenario: id })
    await expect(one.pilot({ action: 'message.send', params: {} })).rejects.toMatchObject({
      code: 'BANC-NOT-OFFERED',
      where: 'message.send',
    })
    expect(types()).toEqual(['scenario.started'])
  })

  test.each([
    [
      'BANC-PILOT-REFUSED',
      new BancError({ code: 'BANC-PILOT-REFUSED', what: { fr: 'non', en: 'no' }, todo: { fr: '', en: '' } }),
    ],
    ['BANC-INTERNAL', new Error('no')],
  ])('that fails is recorded as %s and thrown again', async (code, error) => {
    const { one, last } = conducting({ act: () => Promise.reject(error) })
    await one.start({ scenario: id })
    await expect(one.pilot(create)).rejects.toBe(error)
    expect(last()).toMatchObject({ type: 'pilot.action', data: { error: { code, message: 'no' } } })
  })
})

describe('a fault', () => {
  test('is selected and recorded', async () => {
    const { one, faults, last } = conducting()
    await one.start({ scenario: id })
    await one.fault({ service: 'insi', fault: 'code-02' })
    expect(faults.get('insi')).toBe('code-02')
    expect(last()).toMatchObject({ type: 'fault.selected', data: { service: 'insi', fault: 'code-02' } })
  })

  test.each([
    ['insi', 'code-99'],
    ['dmp', 'code-02'],
  ])('that %s does not have is refused: %s', async (service, fault) => {
    const { one, faults } = conducting()
    await one.start({ scenario: id })
    await expect(one.fault({ service, fault })).rejects.toMatchObject({ code: 'BANC-FAULT', where: service })
    expect(faults.get(service)).toBeUndefined()
  })
})

describe('a window of silence', () => {
  test('counts the exchanges of the services that it watches, from now on', async () => {
    const { one, last } = conducting()
    await one.start({ scenario: id })
    one.record('exchange.http', exchange)
    const over = one.quiet({ services: ['insi', 'mss'], ms: 20 })
    one.record('exchange.http', exchange)
    one.record('exchange.http', { ...exchange, service: 'dmp' })
    await over
    expect(last()).toMatchObject({ type: 'window.closed', data: { services: ['insi', 'mss'], ms: 20, exchanges: 1 } })
  })
})

describe('waiting for an exchange', () => {
  test('sees one that came before, of this scenario only', async () => {
    const { one, journal } = conducting()
    journal.append('exchange.http', { ...exchange, operation: 'of another' }, 'INS/va1.28.01')
    await one.start({ scenario: id })
    one.record('exchange.http', exchange)
    expect(await one.waitFor({ service: 'insi', operation: 'search', ms: 10_000 })).toEqual({ seen: true })
    expect(await one.waitFor({ service: 'insi', operation: 'of another', ms: 5 })).toEqual({ seen: false })
  })

  test('sees one that comes later', async () => {
    const { one } = conducting()
    await one.start({ scenario: id })
    const waiting = one.waitFor({ service: 'insi', operation: undefined, ms: 10_000 })
    one.record('exchange.http', { ...exchange, service: 'dmp' })
    one.record('exchange.http', exchange)
    expect(await waiting).toEqual({ seen: true })
  })

  test('gives up after its time', async () => {
    const { one } = conducting()
    await one.start({ scenario: id })
    expect(await one.waitFor({ service: 'mss', operation: undefined, ms: 5 })).toEqual({ seen: false })
  })
})

test('what the browser sees belongs to the scenario', async () => {
  const { one, last } = conducting()
  await one.start({ scenario: id })
  expect(await one.browse({ steps: [{ open: 'http://x/' }] })).toMatchObject({ text: 'Bonjour' })
  expect(last()).toMatchObject({ type: 'browser.hop', scenario: id })
})

test('an interruption ends the running scenario, and nothing is recorded after it', async () => {
  const answer = Promise.withResolvers<unknown>()
  const { one, types, last } = conducting({ act: () => answer.promise })
  await one.start({ scenario: id })
  const acting = one.pilot(create)
  one.interrupt('interrupted by the user')
  expect(last()).toMatchObject({
    type: 'scenario.ended',
    scenario: id,
    data: { outcome: 'interrupted', reason: 'interrupted by the user' },
  })
  answer.resolve({ patientId: 'p1' })
  await expect(acting).rejects.toThrow('the run is over')
  await expect(one.start({ scenario: id })).rejects.toThrow('the run is over')
  expect(types()).toEqual(['scenario.started', 'scenario.ended'])
})
