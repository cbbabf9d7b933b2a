import { nameCapacity } from '../../../src/protocols/ins/names.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { done, shownAfter } from '../evidence/seen.ts'

/** A birth name as typed, and as the product shows it afterwards; undefined when it refused it. */
interface Typed {
  readonly typed: string
  readonly kept: string | undefined
}

const forbidden = /[^A-Z' -]/

const typedNames =
  (wanted: (typed: string) => boolean) =>
  (record: ScenarioRecord): readonly Observation<Typed>[] =>
    done(record, 'identity.create').flatMap(({ id, at, params, result }): readonly Observation<Typed>[] => {
      const typed = params.traits.nomNaissance ?? ''
      if (!wanted(typed)) return []
      if (result.refused === true) return [{ value: { typed, kept: undefined }, evidence: [id] }]
      const shown = shownAfter(record, result.patientId, at)
      if (!shown) return []
      return [{ value: { typed, kept: shown.identity.nomNaissance }, evidence: [id, shown.id] }]
    })

const refused = { fr: 'saisie refusée', en: 'entry refused' }

export const namesAreInCapitals = check({
  id: 'ins.namesAreInCapitals',
  title: {
    fr: 'Ni minuscule, ni accent, ni signe diacritique n’entre dans un nom de naissance',
    en: 'No lower case, accent or diacritic enters a birth name',
  },
  verifies: ['INS/va1.56'],
  observes: typedNames((typed) => forbidden.test(typed)),
  judge: ({ typed, kept }) => ({
    ok: kept === undefined || (kept !== '' && !forbidden.test(kept)),
    expected: {
      fr: `« ${typed} » refusé, ou gardé en capitales sans accent`,
      en: `"${typed}" refused, or kept in plain capitals`,
    },
    actual: kept ?? refused,
  }),
})

const remarkable = (typed: string): boolean =>
  typed !== '' && !forbidden.test(typed) && (/[' -]/.test(typed) || typed.length >= nameCapacity.least)

export const nameKeepsItsCharacters = check({
  id: 'ins.nameKeepsItsCharacters',
  title: {
    fr: 'Un nom garde son tiret, son apostrophe, son espace et ses 54 caractères',
    en: 'A name keeps its hyphen, its apostrophe, its space and its 54 characters',
  },
  verifies: ['INS/va1.56'],
  observes: typedNames(remarkable),
  judge: ({ typed, kept }) => ({ ok: kept === typed, expected: typed, actual: kept ?? refused }),
})
