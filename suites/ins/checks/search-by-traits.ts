import type { TypedTraits } from '../../../src/model/pilot.ts'
import { findsName, searchKey } from '../../../src/protocols/ins/names.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { isAccepted } from '../../accepted.ts'
import { type Done, done } from '../evidence/seen.ts'

type Asked = Done<'identity.searchByTraits'>['params']

/** A search, the people of this scenario that it must show, and those that it must not. */
interface Search {
  readonly asked: Asked
  readonly found: readonly string[]
  readonly wanted: readonly string[]
  readonly unwanted: readonly string[]
}

const begins = (typed: string | undefined, names: readonly (string | undefined)[]): boolean =>
  !typed || names.some((name = '') => findsName(typed, name, { partial: true }))

const matches = (traits: TypedTraits, { dateNaissance, nom, prenom }: Asked): boolean =>
  (!dateNaissance || dateNaissance === traits.dateNaissance) &&
  begins(nom, [traits.nomNaissance, traits.nomUtilise]) &&
  begins(prenom, [traits.prenomsNaissance, traits.premierPrenom, traits.prenomUtilise])

const searches =
  (kind: (asked: Asked) => boolean) =>
  (record: ScenarioRecord): readonly Observation<Search>[] => {
    const people = done(record, 'identity.create').flatMap(({ id, at, params, result }) =>
      isAccepted(result) ? [{ id, at, traits: params.traits, patientId: result.patientId }] : [],
    )
    return done(record, 'identity.searchByTraits').flatMap(({ id, at, params, result }) => {
      const known = people.filter((person) => person.at < at)
      if (known.length === 0 || !kind(params)) return []
      const isWanted = ({ traits }: { readonly traits: TypedTraits }): boolean => matches(traits, params)
      const ids = (some: typeof known) => some.map((person) => person.patientId)
      const wanted = ids(known.filter(isWanted))
      const unwanted = ids(known.filter((person) => !isWanted(person)))
      const value = { asked: params, found: result.patientIds, wanted, unwanted }
      return [{ value, evidence: [...known.map((person) => person.id), id] }]
    })
  }

const typed = ({ dateNaissance, nom, prenom }: Asked): string =>
  [dateNaissance, nom, prenom].filter((text) => text !== undefined).join(' + ')

const judge = ({ asked, found, wanted, unwanted }: Search) => ({
  ok: wanted.every((id) => found.includes(id)) && !unwanted.some((id) => found.includes(id)),
  expected: {
    fr: `« ${typed(asked)} » montre ${wanted.join(', ') || 'personne'}${unwanted.length > 0 ? ` et non ${unwanted.join(', ')}` : ''}`,
    en: `"${typed(asked)}" shows ${wanted.join(', ') || 'nobody'}${unwanted.length > 0 ? ` and not ${unwanted.join(', ')}` : ''}`,
  },
  actual: found.join(', ') || '∅',
})

export const searchByDateShowsEveryone = check({
  id: 'ins.searchByDateShowsEveryone',
  title: {
    fr: 'La recherche par date de naissance montre toutes les personnes nées ce jour',
    en: 'The search by birth date shows everyone born that day',
  },
  verifies: ['INS/va1.02'],
  observes: searches(({ dateNaissance, nom, prenom }) => Boolean(dateNaissance) && !nom && !prenom),
  judge,
})

export const searchByDateAndNameIgnoresWhichName = check({
  id: 'ins.searchByDateAndNameIgnoresWhichName',
  title: {
    fr: 'Les premières lettres d’un nom le trouvent, qu’il soit de naissance ou utilisé',
    en: 'The first letters of a name find it, be it the birth name or the used one',
  },
  verifies: ['INS/va1.02'],
  observes: searches(({ dateNaissance, nom }) => Boolean(dateNaissance && nom)),
  judge,
})

export const searchByDateAndGivenNameIgnoresWhichName = check({
  id: 'ins.searchByDateAndGivenNameIgnoresWhichName',
  title: {
    fr: 'Les premières lettres d’un prénom le trouvent, qu’il soit de naissance ou utilisé',
    en: 'The first letters of a given name find it, be it a birth one or the used one',
  },
  verifies: ['INS/va1.02'],
  observes: searches(({ dateNaissance, prenom }) => Boolean(dateNaissance && prenom)),
  judge,
})

const isPlain = (text: string | undefined): boolean => !text || searchKey(text) === text

export const searchIgnoresPunctuation = check({
  id: 'ins.searchIgnoresPunctuation',
  title: {
    fr: 'Tirets, apostrophes et accents, saisis ou oubliés, ne changent pas le résultat',
    en: 'Hyphens, apostrophes and accents, typed or forgotten, do not change the result',
  },
  verifies: ['INS/va1.25'],
  observes: (record) => {
    const names = done(record, 'identity.create').flatMap(({ params: { traits } }) => [
      traits.nomNaissance,
      traits.premierPrenom,
    ])
    const some = names.some((name) => !isPlain(name))
    return searches(({ nom, prenom }) => !isPlain(nom) || !isPlain(prenom) || some)(record)
  },
  judge,
})
