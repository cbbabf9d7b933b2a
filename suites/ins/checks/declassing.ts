import type { Identity, StatutIdentite } from '../../../src/model/pilot.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { done, shownAfter, shownBefore, shownIns } from '../evidence/seen.ts'
import { isSuperUser, touchesStrict } from '../evidence/strict-traits.ts'

/** A recovered or qualified identity before and after a super user changed it. */
interface Change {
  readonly strict: boolean
  readonly before: Identity
  readonly after: Identity
}

const changes = (record: ScenarioRecord): readonly Observation<Change>[] =>
  done(record, 'identity.update').flatMap((asked) => {
    const before = shownBefore(record, asked.params.patientId, asked.at)
    const after = shownAfter(record, asked.params.patientId, asked.at)
    if (!before || !after || !isSuperUser(record, asked)) return []
    if (!['recuperee', 'qualifiee'].includes(before.identity.statut)) return []
    const strict = touchesStrict(asked.params.traits, before.identity)
    return [
      { value: { strict, before: before.identity, after: after.identity }, evidence: [before.id, asked.id, after.id] },
    ]
  })

const lowered: Readonly<Record<StatutIdentite, StatutIdentite>> = {
  provisoire: 'provisoire',
  recuperee: 'provisoire',
  validee: 'validee',
  qualifiee: 'validee',
}

const verifies = ['INS/va1.60']

export const strictChangeLowersTheStatus = check({
  id: 'ins.strictChangeLowersTheStatus',
  title: {
    fr: 'Un trait strict modifié déclasse l’identité d’un niveau, un trait complémentaire non',
    en: 'A strict trait that changes lowers the identity by one level, a complementary one does not',
  },
  verifies,
  reads: ['as'],
  observes: changes,
  judge: ({ strict, before, after }) => {
    const wanted = strict ? lowered[before.statut] : before.statut
    return {
      ok: after.statut === wanted,
      expected: `${before.statut} → ${wanted}`,
      actual: `${before.statut} → ${after.statut}`,
    }
  },
})

export const strictChangeDeletesTheMatricule = check({
  id: 'ins.strictChangeDeletesTheMatricule',
  title: {
    fr: 'Un trait strict modifié supprime matricule et OID, un trait complémentaire les garde',
    en: 'A strict trait that changes deletes matricule and OID, a complementary one keeps them',
  },
  verifies,
  reads: ['identity.matricule', 'identity.oid', 'as'],
  observes: changes,
  judge: ({ strict, before, after }) => {
    const wanted = strict ? shownIns({}) : shownIns(before)
    return { ok: shownIns(after) === wanted, expected: wanted, actual: shownIns(after) }
  },
})
