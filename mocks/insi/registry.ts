import type { TestIdentity } from './identities.ts'

/** The people that INSi knows, found by what a question always has. */
export interface Registry {
  readonly people: readonly TestIdentity[]
  readonly sharing: (traits: {
    readonly nomNaissance: string | undefined
    readonly sexe: string | undefined
    readonly dateNaissance: string | undefined
  }) => readonly TestIdentity[]
  readonly withMatricule: (matricule: string) => TestIdentity | undefined
}

const keyOf = (nom: string | undefined, sexe: string | undefined, date: string | undefined): string =>
  `${nom ?? ''}|${sexe ?? ''}|${date ?? ''}`

export const registryOf = (people: readonly TestIdentity[]): Registry => {
  const byTraits = Map.groupBy(people, (one) => keyOf(one.nomNaissance, one.sexe, one.dateNaissance))
  const byMatricule = new Map(people.map((one) => [one.matricule, one]))
  return {
    people,
    sharing: ({ nomNaissance, sexe, dateNaissance }) => byTraits.get(keyOf(nomNaissance, sexe, dateNaissance)) ?? [],
    withMatricule: (matricule) => byMatricule.get(matricule),
  }
}
