import type { Identity, TypedTraits } from '../../../src/model/pilot.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { type Done, settings } from './seen.ts'

/** The traits that INSi vouches for (INS implementation guide, rules 26 and 27). */
export const strictTraits = ['nomNaissance', 'prenomsNaissance', 'dateNaissance', 'sexe', 'lieuNaissance'] as const

/** Whether these traits, typed, would change a strict one of this identity. */
export const touchesStrict = (typed: TypedTraits, identity: Identity): boolean =>
  strictTraits.some((trait) => typed[trait] !== undefined && typed[trait] !== identity[trait])

/** Whether who acted had been made a super user before. */
export const isSuperUser = (record: ScenarioRecord, { at, params }: Done<'identity.update'>): boolean =>
  settings(record, 'settings.setHabilitation').findLast(
    (set) => set.at < at && set.params.habilitation.user === params.as,
  )?.params.habilitation.superUtilisateur === true

/** One change for each strict trait, to another plausible value. */
export const changes: readonly TypedTraits[] = [
  { nomNaissance: 'ESSAI' },
  { prenomsNaissance: 'ALIX' },
  { dateNaissance: '1990-05-17' },
  { sexe: 'M' },
  { lieuNaissance: '75056' },
]
