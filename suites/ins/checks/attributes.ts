import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { type Done, done, insiCalls, shownAfter, silenceAfter } from '../evidence/seen.ts'

const set = (record: ScenarioRecord): readonly Done<'identity.setAttribut'>[] =>
  done(record, 'identity.setAttribut').filter(
    ({ params, result }) => params.present && params.attribut !== 'homonyme' && result.refused !== true,
  )

export const doubtfulIdentityIsProvisoire = check({
  id: 'ins.doubtfulIdentityIsProvisoire',
  title: {
    fr: 'Douteuse ou fictive, une identité redevient provisoire et perd matricule et OID',
    en: 'Doubtful or fictitious, an identity is provisoire again and loses matricule and OID',
  },
  verifies: ['INS/va1.44'],
  reads: ['identity.matricule', 'refusals'],
  observes: (record) =>
    set(record).flatMap(({ id, at, params }) => {
      const after = shownAfter(record, params.patientId, at)
      return after ? [{ value: after.identity, evidence: [id, after.id] }] : []
    }),
  judge: ({ statut, matricule }) => ({
    ok: statut === 'provisoire' && matricule === undefined,
    expected: 'provisoire ∅',
    actual: `${statut} ${matricule ?? '∅'}`,
  }),
})

/** What INSi heard while the product was asked to call it for such an identity. */
const silences = (record: ScenarioRecord): readonly Observation<number>[] =>
  set(record).flatMap(({ id, at, params }) => {
    const asked = done(record, 'identity.fetchIns').find(
      (fetch) => fetch.at > at && fetch.params.patientId === params.patientId,
    )
    const window = asked && silenceAfter(record, 'insi', asked.at)
    if (!window) return []
    const calls = insiCalls(record, at, window.place)
    return [{ value: calls.length, evidence: [id, asked.id, ...calls.map((call) => call.id), window.id] }]
  })

export const doubtfulIdentityIsNotPresentedToInsi = check({
  id: 'ins.doubtfulIdentityIsNotPresentedToInsi',
  title: {
    fr: 'Douteuse ou fictive, une identité n’est pas présentée à INSi',
    en: 'Doubtful or fictitious, an identity is not presented to INSi',
  },
  verifies: ['INS/va1.20'],
  reads: ['refusals'],
  observes: silences,
  judge: (calls) => ({
    ok: calls === 0,
    expected: { fr: 'aucun appel à INSi', en: 'no call of INSi' },
    actual: { fr: `${calls} appel(s)`, en: `${calls} call(s)` },
  }),
})
