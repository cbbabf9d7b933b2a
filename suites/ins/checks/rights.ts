import type { Habilitation } from '../../../src/model/pilot.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { done, insiCalls, settings, silenceAfter } from '../evidence/seen.ts'

const rightsAt = (record: ScenarioRecord, user: string | undefined, at: number) =>
  settings(record, 'settings.setHabilitation').findLast((one) => one.at < at && one.params.habilitation.user === user)

/** What a user may do, and what the product let them do. */
interface Access {
  readonly may: boolean
  readonly did: boolean
}

const judge = ({ may, did }: Access) => ({
  ok: may === did,
  expected: may ? { fr: 'accès donné', en: 'access given' } : { fr: 'accès refusé', en: 'access refused' },
  actual: did ? { fr: 'accès donné', en: 'access given' } : { fr: 'accès refusé', en: 'access refused' },
})

const patientReads = (record: ScenarioRecord): readonly Observation<Access>[] =>
  done(record, 'identity.read').flatMap(({ id, at, params, result }) => {
    const rights = rightsAt(record, params.as, at)
    if (!rights) return []
    const value = { may: rights.params.habilitation.ins, did: result.refused !== true }
    return [{ value, evidence: [rights.id, id] }]
  })

export const patientsAreShownByRight = check({
  id: 'ins.patientsAreShownByRight',
  title: {
    fr: 'Seul un utilisateur habilité voit l’INS et les données d’un patient',
    en: 'Only a user with the right sees the INS and the data of a patient',
  },
  verifies: ['INS/va1.50'],
  reads: ['as'],
  observes: patientReads,
  judge,
})

const insiAccess = (record: ScenarioRecord): readonly Observation<Access>[] =>
  done(record, 'identity.fetchIns').flatMap(({ id, at, params }) => {
    const rights = rightsAt(record, params.as, at)
    const window = silenceAfter(record, 'insi', at)
    if (!rights || !window) return []
    const calls = insiCalls(record, rights.at, window.place)
    const { insi: may }: Habilitation = rights.params.habilitation
    return [
      {
        value: { may, did: calls.length > 0 },
        evidence: [rights.id, id, ...calls.map((call) => call.id), window.id],
      },
    ]
  })

export const insiIsCalledByRight = check({
  id: 'ins.insiIsCalledByRight',
  title: { fr: 'Seul un utilisateur habilité appelle INSi', en: 'Only a user with the right calls INSi' },
  verifies: ['INS/va1.32'],
  reads: ['as'],
  observes: insiAccess,
  judge,
})
