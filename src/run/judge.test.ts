import { describe, expect, test } from 'vitest'
import type { Requirement } from '../model/requirement.ts'
import { say } from '../model/text.ts'
import type { Check } from './check.ts'
import { judgeCheck, judgeScenario, notApplicable, severityOf } from './judge.ts'
import { scenarioRecord } from './record.ts'
import { anEntry, aScenario, drive, newJournal, noteCheck, requirement } from './run.fixture.ts'

const id = 'INS/va1.52.01'

const recordOf = (...notes: readonly string[]) => {
  const journal = newJournal()
  drive(journal, id, ...notes)
  return scenarioRecord(id, journal.events, () => new Uint8Array())
}

const judged = (notes: readonly string[], own: Parameters<typeof requirement>[0] = {}) =>
  judgeCheck(noteCheck(), recordOf(...notes), [requirement(own)])

describe('the severity of a violated check is the requirement’s', () => {
  test.each([
    ['a DOIT fails', {}, 'fail'],
    ['a PEUT warns', { modality: 'PEUT' }, 'warn'],
    ['an obsolete DOIT warns', { statut: 'Obsolète' }, 'warn'],
    ['a DOIT that is being reworked fails', { statut: 'A retravailler' }, 'fail'],
  ] as const)('%s', async (_, own, verdict) => {
    expect((await judged(['ko'], own)).verdict).toBe(verdict)
  })

  test('of several requirements, the severest counts', () => {
    const both = noteCheck({ verifies: ['INS/va1.52', 'INS/va1.53'] })
    const optional = requirement({ id: 'INS/va1.53', modality: 'PEUT' })
    expect(severityOf(both, [optional, requirement()])).toBe('fail')
    expect(severityOf(both, [optional])).toBe('warn')
  })

  test('a judgement that rests on an assumption warns at most, and names it', async () => {
    const result = await judgeCheck(noteCheck({ assumption: 'insi.lot2-shape' }), recordOf('ko'), [requirement()])
    expect(result).toMatchObject({ verdict: 'warn', assumption: 'insi.lot2-shape' })
  })
})

describe('a check', () => {
  test('passes with what was expected, what was seen and every evidence', async () => {
    expect(await judged(['ok', 'ok'])).toMatchObject({
      verdict: 'pass',
      expected: 'ok',
      actual: 'ok',
      evidence: ['e000002', 'e000003'],
    })
  })

  test('fails by its first violated observation', async () => {
    expect(await judged(['ok', 'ko', 'pire'])).toMatchObject({ verdict: 'fail', actual: 'ko', evidence: ['e000003'] })
  })

  test('without observation is inconclusive', async () => {
    const result = await judged([])
    expect(result).toMatchObject({ verdict: 'inconclusive', evidence: [] })
    expect(result.actual).toMatchObject({ fr: 'aucune observation dans l’enregistrement' })
  })

  test('that throws is inconclusive: the bench failed, not the product', async () => {
    const result = await judged(['unreadable'])
    expect(result.verdict).toBe('inconclusive')
    expect(result.actual).toMatchObject({ en: 'the check itself failed: cannot parse the note' })
  })
})

describe('a scenario', () => {
  const entry = anEntry(aScenario(id), [noteCheck(), noteCheck({ id: 'ins.again', verifies: ['INS/va1.99'] })])
  const judge = (journal: ReturnType<typeof newJournal>, own: Partial<Requirement> = {}) =>
    judgeScenario(
      'ins',
      entry,
      scenarioRecord(id, journal.events, () => new Uint8Array()),
      [requirement(own)],
    )

  test('takes the worst verdict of its checks', async () => {
    const journal = newJournal()
    drive(journal, id, 'ko')
    const result = await judge(journal)
    expect(result.checks.map(({ verdict }) => verdict)).toEqual(['fail', 'warn'])
    expect(result).toMatchObject({ id, suite: 'ins', verdict: 'fail', durationMs: 5 })
    expect(result.reason).toBeUndefined()
  })

  test.each([
    ['not-offered', 'identity.fetchIns', /à attester.*identity\.fetchIns/],
    ['interrupted', 'le produit ne répond plus', /interrompu : le produit ne répond plus/],
  ] as const)('that ended as %s proves nothing, whatever was seen', async (outcome, reason, said) => {
    const journal = newJournal()
    journal.append('scenario.started', { title: id, attempt: 1 }, id)
    journal.append('bench.note', { message: 'ko' }, id)
    journal.append('scenario.ended', { outcome, reason, durationMs: 7 }, id)
    const result = await judge(journal)
    expect(result).toMatchObject({ verdict: 'inconclusive', durationMs: 7 })
    expect(result.reason?.fr).toMatch(said)
    expect(result.checks.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive'])
  })

  test.each([
    [['session.login', 'session.loginByCiba'], ['session.loginByCiba'], 'not-applicable'],
    [['session.login', 'session.loginByCiba'], ['identity.read'], 'inconclusive'],
    [[], ['session.loginByCiba'], 'inconclusive'],
  ] as const)(
    'whose missing action is one of %j, for a product that offers %j, is %s',
    async (alternatives, actions, verdict) => {
      const journal = newJournal()
      journal.append('pilot.capabilities', { product: { name: 'P', version: '1' }, profiles: [], actions })
      journal.append('scenario.started', { title: id, attempt: 1 }, id)
      journal.append('scenario.ended', { outcome: 'not-offered', reason: 'session.login', durationMs: 1 }, id)
      expect((await judge(journal, { alternatives })).verdict).toBe(verdict)
    },
  )

  test.each([
    [undefined, 'pass'],
    [[], 'inconclusive'],
    [['traces'], 'inconclusive'],
    [['traces', 'identity.oid'], 'pass'],
  ] as const)(
    'whose check reads traces and an OID, of an adapter that declares %j, is %s',
    async (observes, verdict) => {
      const journal = newJournal()
      journal.append('pilot.capabilities', {
        product: { name: 'P', version: '1' },
        profiles: [],
        actions: [],
        ...(observes === undefined ? {} : { observes }),
      })
      journal.append('bench.note', { message: 'ok' }, id)
      const reading: Check = { ...noteCheck(), reads: ['traces', 'identity.oid'] }
      const { actual, ...result } = await judgeCheck(
        reading,
        scenarioRecord(id, journal.events, () => new Uint8Array()),
        [],
      )
      expect(result.verdict).toBe(verdict)
      if (observes?.length === 0) expect(say(actual, 'fr')).toMatch(/^à attester : .*traces, identity\.oid$/)
      if (observes?.length === 1) expect(say(actual, 'en')).toMatch(/^to be attested: .*gives identity\.oid$/)
    },
  )

  test.each([
    ['never started', false],
    ['started and never ended', true],
  ])('%s was not run', async (_, started) => {
    const journal = newJournal()
    if (started) journal.append('scenario.started', { title: id, attempt: 1 }, id)
    const result = await judge(journal)
    expect(result).toMatchObject({ verdict: 'inconclusive', reason: { fr: 'scénario non joué' } })
  })

  test('of a profile that is not claimed is not applicable, and says which', () => {
    const result = notApplicable('ins', entry, ['Médecin traitant'])
    expect(result).toMatchObject({ verdict: 'not-applicable', checks: [] })
    expect(result.reason?.fr).toContain('Médecin traitant')
  })
})
