import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { done, settings, shownAfter } from '../evidence/seen.ts'

export const proofNatureIsKept = check({
  id: 'ins.proofNatureIsKept',
  title: {
    fr: 'La nature du justificatif est gardée avec l’identité',
    en: 'The nature of the proof is kept with the identity',
  },
  verifies: ['INS/va1.23'],
  reads: ['identity.justificatif', 'refusals'],
  observes: (record) =>
    done(record, 'identity.validate').flatMap(({ id, at, params, result }) => {
      const after = shownAfter(record, params.patientId, at)
      if (result.refused === true || !after) return []
      const value = { noted: params.justificatif, kept: after.identity.justificatif }
      return [{ value, evidence: [id, after.id] }]
    }),
  judge: ({ noted, kept }) => ({ ok: kept === noted, expected: noted, actual: kept ?? '∅' }),
})

/** A proof whose trust the practice has set, and the status that validating with it gave. */
interface Validation {
  readonly justificatif: string
  readonly confiance: 'haute' | 'faible'
  readonly statut: string
}

const validations = (record: ScenarioRecord): readonly Observation<Validation>[] =>
  done(record, 'identity.validate').flatMap(({ id, at, params }) => {
    const set = settings(record, 'settings.setJustificatif').findLast(
      (one) => one.at < at && one.params.justificatif === params.justificatif,
    )
    const after = shownAfter(record, params.patientId, at)
    if (!set || !after) return []
    const { justificatif, confiance } = set.params
    return [{ value: { justificatif, confiance, statut: after.identity.statut }, evidence: [set.id, id, after.id] }]
  })

export const trustOfAProofDecides = check({
  id: 'ins.trustOfAProofDecides',
  title: {
    fr: 'Seul un justificatif paramétré de haut niveau valide une identité',
    en: 'Only a proof set as of high trust validates an identity',
  },
  verifies: ['INS/va1.26'],
  observes: validations,
  judge: ({ justificatif, confiance, statut }) => {
    const wanted = confiance === 'haute' ? 'validee' : 'provisoire'
    return { ok: statut === wanted, expected: `${justificatif} (${confiance}) → ${wanted}`, actual: statut }
  },
})

/** Whether the automatism was on, and the status once a proof was noted. */
interface Automatism {
  readonly on: boolean
  readonly statut: string
}

const automatisms =
  (on: boolean) =>
  (record: ScenarioRecord): readonly Observation<Automatism>[] =>
    done(record, 'identity.recordProof').flatMap(({ id, at, params }) => {
      const set = settings(record, 'settings.setAutomaticValidation').findLast((one) => one.at < at)
      const after = shownAfter(record, params.patientId, at)
      if (!set || set.params.on !== on || !after) return []
      return [{ value: { on, statut: after.identity.statut }, evidence: [set.id, id, after.id] }]
    })

const judgeAutomatism = ({ on, statut }: Automatism) => {
  const wanted = on ? 'validee' : 'provisoire'
  return { ok: statut === wanted, expected: wanted, actual: statut }
}

export const automatismValidates = check({
  id: 'ins.automatismValidates',
  title: {
    fr: 'L’automatisme proposé valide l’identité dès qu’un justificatif de haut niveau est renseigné',
    en: 'The automatism, where there is one, validates the identity once a proof of high trust is noted',
  },
  verifies: ['INS/va1.55'],
  observes: automatisms(true),
  judge: judgeAutomatism,
})

export const automatismCanBeOff = check({
  id: 'ins.automatismCanBeOff',
  title: {
    fr: 'L’automatisme coupé, un justificatif de haut niveau ne valide pas l’identité',
    en: 'With the automatism off, a proof of high trust does not validate the identity',
  },
  verifies: ['INS/va1.33'],
  observes: automatisms(false),
  judge: judgeAutomatism,
})
