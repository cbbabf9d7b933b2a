import { type TestIdentity, testIdentities } from '../insi/identities.ts'

const byMatricule = new Map(testIdentities.map((person) => [person.matricule, person]))

/** Traits of a patient of the DMP: those of the people of the INSi test registry, who include the DMP's own samples. */
export const personOf = (matricule: string | undefined): TestIdentity | undefined =>
  matricule === undefined ? undefined : byMatricule.get(matricule)
