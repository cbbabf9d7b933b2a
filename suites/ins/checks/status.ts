import type { StatutIdentite } from '../../../src/model/pilot.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { done, shownAfter, shownBefore } from '../evidence/seen.ts'

/** A status before and after one action of a user. */
interface Step {
  readonly before: StatutIdentite
  readonly after: StatutIdentite
}

const steps = (
  record: ScenarioRecord,
  actions: readonly { readonly id: string; readonly at: number; readonly params: { readonly patientId: string } }[],
): readonly Observation<Step>[] =>
  actions.flatMap(({ id, at, params }) => {
    const before = shownBefore(record, params.patientId, at)
    const after = shownAfter(record, params.patientId, at)
    if (!before || !after) return []
    const value = { before: before.identity.statut, after: after.identity.statut }
    return [{ value, evidence: [before.id, id, after.id] }]
  })

type Ladder = Readonly<Record<StatutIdentite, StatutIdentite>>

const recovered: Ladder = {
  provisoire: 'recuperee',
  recuperee: 'recuperee',
  validee: 'qualifiee',
  qualifiee: 'qualifiee',
}

const proved: Ladder = { provisoire: 'validee', validee: 'validee', recuperee: 'qualifiee', qualifiee: 'qualifiee' }

const follows =
  (ladder: Ladder) =>
  ({ before, after }: Step) => ({
    ok: after === ladder[before],
    expected: `${before} → ${ladder[before]}`,
    actual: `${before} → ${after}`,
  })

export const insiAnswerRaisesTheStatus = check({
  id: 'ins.insiAnswerRaisesTheStatus',
  title: {
    fr: 'La réponse d’INSi acceptée donne « récupérée », ou « qualifiée » si l’identité était validée',
    en: 'INSi’s answer, accepted, gives récupérée, or qualifiée when the identity was validated',
  },
  verifies: ['INS/va1.40', 'INS/va1.54'],
  observes: (record) =>
    steps(
      record,
      done(record, 'identity.fetchIns').filter(({ result }) => result.outcome === 'imported'),
    ),
  judge: follows(recovered),
})

export const proofRaisesTheStatus = check({
  id: 'ins.proofRaisesTheStatus',
  title: {
    fr: 'La validation à la main donne « validée », ou « qualifiée » si l’identité était récupérée',
    en: 'Validating by hand gives validée, or qualifiée when the identity was recovered',
  },
  verifies: ['INS/va1.43', 'INS/va1.54', 'INS/va1.55'],
  reads: ['refusals'],
  observes: (record) =>
    steps(
      record,
      done(record, 'identity.validate').filter(({ result }) => result.refused !== true),
    ),
  judge: follows(proved),
})
