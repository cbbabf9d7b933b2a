import type { Identity } from '../../../src/model/pilot.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { showings } from '../evidence/seen.ts'

const ten = [
  'matricule',
  'oid',
  'nomNaissance',
  'prenomsNaissance',
  'premierPrenom',
  'dateNaissance',
  'sexe',
  'lieuNaissance',
  'nomUtilise',
  'prenomUtilise',
] as const satisfies readonly (keyof Identity)[]

/** The last showing of each person: of these, the scenario has had all ten fields filled. */
const lastShown = (record: ScenarioRecord): readonly Observation<Identity>[] => {
  const last = new Map(showings(record).map((read) => [read.patientId, read]))
  return [...last.values()].map(({ id, identity }) => ({ value: identity, evidence: [id] }))
}

export const tenFieldsAreKept = check({
  id: 'ins.tenFieldsAreKept',
  title: {
    fr: 'Les dix champs d’identité existent et gardent leur valeur',
    en: 'The ten identity fields exist and keep their value',
  },
  verifies: ['INS/va1.56', 'INS/va1.01'],
  reads: ['identity.matricule', 'identity.oid', 'identity.nomUtilise', 'identity.prenomUtilise'],
  observes: lastShown,
  judge: (identity) => {
    const empty = ten.filter((name) => (identity[name] ?? '') === '')
    return {
      ok: empty.length === 0,
      expected: { fr: `remplis : ${ten.join(', ')}`, en: `filled: ${ten.join(', ')}` },
      actual: empty.length === 0 ? 'OK' : { fr: `vides : ${empty.join(', ')}`, en: `empty: ${empty.join(', ')}` },
    }
  },
})
