import type { Resultat } from '../../../src/protocols/ins/resultat.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { resultatOf } from '../evidence/answers.ts'
import { done, insiCalls, placeOf, shownAfter, shownBefore } from '../evidence/seen.ts'

/** What stood before and after INSi answered 00 with an empty trait, and which trait. */
interface Attempt {
  readonly empty: readonly string[]
  readonly before: string
  readonly after: string
}

const emptyTraits = (found: Resultat['individu']): readonly string[] => {
  if (!found) return []
  const { nomNaissance, listePrenom, sexe } = found
  return Object.entries({ nomNaissance, listePrenom, sexe }).flatMap(([name, value]) => (value === '' ? [name] : []))
}

const attempts = (record: ScenarioRecord): readonly Observation<Attempt>[] =>
  insiCalls(record).flatMap((call) => {
    const { id } = call
    const at = placeOf(record, id)
    const empty = emptyTraits(resultatOf(record, call)?.individu)
    const asked = done(record, 'identity.fetchIns').find((one) => one.at > at)
    const before = asked && shownBefore(record, asked.params.patientId, at)
    const after = asked && shownAfter(record, asked.params.patientId, at)
    if (empty.length === 0 || !before || !after) return []
    const value = { empty, before: JSON.stringify(before.identity), after: JSON.stringify(after.identity) }
    return [{ value, evidence: [before.id, id, after.id] }]
  })

export const identityWithEmptyTraitIsNotImported = check({
  id: 'ins.identityWithEmptyTraitIsNotImported',
  title: {
    fr: 'Une réponse d’INSi dont le nom, les prénoms ou le sexe sont vides laisse l’identité inchangée',
    en: 'An INSi answer whose name, given names or sex are empty leaves the identity unchanged',
  },
  verifies: ['INS/va1.31'],
  reads: ['identity.matricule', 'identity.oid'],
  observes: attempts,
  judge: ({ empty, before, after }) => ({
    ok: before === after,
    expected: {
      fr: `inchangée malgré ${empty.join(', ')} vide : ${before}`,
      en: `unchanged despite the empty ${empty.join(', ')}: ${before}`,
    },
    actual: after,
  }),
})
