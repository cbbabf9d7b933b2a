import type { RechercheAvecTraits } from '../../src/protocols/ins/recherche.ts'
import type { TestIdentity } from './identities.ts'

/**
 * People of the registry that a request describes: same name, sex and birth date, the COG when it is given, and every
 * requested given name among theirs. How INSi weighs given names is not published: assumption `insi.given-names`.
 */
export const search = (registry: readonly TestIdentity[], request: RechercheAvecTraits): readonly TestIdentity[] =>
  registry.filter(
    (person) =>
      person.nomNaissance === request.nomNaissance &&
      person.sexe === request.sexe &&
      person.dateNaissance === request.dateNaissance &&
      (request.lieuNaissance === undefined || request.lieuNaissance === person.lieuNaissance) &&
      request.prenoms.length > 0 &&
      (request.prenoms.join(' ') === person.prenoms ||
        request.prenoms.every((prenom) => person.prenoms.split(' ').includes(prenom))),
  )
