import type { RechercheAvecTraits } from '../../src/protocols/ins/recherche.ts'
import type { RechercheAvecVitale } from '../../src/protocols/ins/recherche-vitale.ts'
import type { TestIdentity } from './identities.ts'
import type { Registry } from './registry.ts'

const hasGivenNames = ({ prenoms }: TestIdentity, asked: readonly string[]): boolean =>
  asked.length > 0 && (asked.join(' ') === prenoms || asked.every((prenom) => prenoms.split(' ').includes(prenom)))

/**
 * People of the registry that a request describes: same name, sex and birth date, the COG when it is given, and every
 * requested given name among theirs. How INSi weighs given names is not published: assumption `insi.given-names`.
 */
export const search = (registry: Registry, request: RechercheAvecTraits): readonly TestIdentity[] =>
  registry
    .sharing(request)
    .filter(
      (person) =>
        (request.lieuNaissance === undefined || request.lieuNaissance === person.lieuNaissance) &&
        hasGivenNames(person, request.prenoms),
    )

/**
 * The person whom a Vitale card describes: its own matricule, or the insured person's when the card has no other, with
 * the name and birth date that the card has. Assumption `insi.vitale-matching`.
 */
export const searchVitale = (registry: Registry, request: RechercheAvecVitale): TestIdentity | undefined => {
  const person = registry.withMatricule(request.matriculeIndividu ?? request.matriculeOD)
  if (person === undefined) return undefined
  const same = person.nomNaissance === request.nomNaissance && person.dateNaissance === request.dateNaissance
  return same ? person : undefined
}
