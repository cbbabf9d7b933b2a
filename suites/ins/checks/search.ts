import type { PilotActions } from '../../../src/model/pilot.ts'
import type { Text } from '../../../src/model/text.ts'
import { isMatricule } from '../../../src/protocols/ins/matricule.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { showings } from '../evidence/seen.ts'

/** One search: what was typed, what the product did with it, and the matricule that it holds for that person. */
interface Search {
  readonly typed: string
  readonly result: PilotActions['identity.search']['result']
  readonly patientId: string
}

/** Searches of this kind, once the person is known to have a matricule: before that they prove nothing. */
const searches =
  (kind: (typed: string) => boolean) =>
  (record: ScenarioRecord): readonly Observation<Search>[] => {
    const known = showings(record).findLast(({ identity }) => identity.matricule !== undefined)
    const person = known?.identity
    if (!known || !person?.matricule || !isMatricule(person.matricule)) return []
    return record.actions('identity.search').flatMap(({ id, params, result }) => {
      if (!result || !kind(params.matricule)) return []
      return [{ value: { typed: params.matricule, result, patientId: person.patientId }, evidence: [known.id, id] }]
    })
  }

const verifies = ['INS/va1.41']

/** What the product did with what was typed, and whom it found. */
const outcome = ({ accepted, patientIds }: Search['result']): Text => {
  if (!accepted) return { fr: 'refusé', en: 'refused' }
  const found = patientIds.length === 0 ? '' : `: ${patientIds.join(', ')}`
  return {
    fr: `accepté, ${patientIds.length} trouvé(s)${found.replace(':', ' :')}`,
    en: `accepted, ${patientIds.length} found${found}`,
  }
}

const refuses = ({ typed, result }: Search) => ({
  ok: !result.accepted && result.patientIds.length === 0,
  expected: { fr: `« ${typed} » refusé avant toute recherche`, en: `"${typed}" refused before any search` },
  actual: outcome(result),
})

export const searchByMatriculeFindsThePerson = check({
  id: 'ins.searchByMatriculeFindsThePerson',
  title: {
    fr: 'La saisie des 15 caractères avec la bonne clé retrouve la personne',
    en: 'Typing the 15 characters with the right key finds the person',
  },
  verifies,
  reads: ['identity.matricule'],
  observes: searches(isMatricule),
  judge: ({ typed, result, patientId }) => ({
    ok: result.accepted && result.patientIds.includes(patientId),
    expected: { fr: `« ${typed} » retrouve ${patientId}`, en: `"${typed}" finds ${patientId}` },
    actual: outcome(result),
  }),
})

export const searchRefusesAWrongKey = check({
  id: 'ins.searchRefusesAWrongKey',
  title: {
    fr: 'Une clé fausse est refusée avant toute recherche',
    en: 'A wrong key is refused before any search',
  },
  verifies,
  reads: ['identity.matricule'],
  observes: searches((typed) => typed.length === 15 && !isMatricule(typed)),
  judge: refuses,
})

export const searchRefusesAMissingKey = check({
  id: 'ins.searchRefusesAMissingKey',
  title: {
    fr: 'Treize caractères sans clé sont refusés avant toute recherche',
    en: 'Thirteen characters without a key are refused before any search',
  },
  verifies,
  reads: ['identity.matricule'],
  observes: searches((typed) => typed.length === 13),
  judge: refuses,
})
