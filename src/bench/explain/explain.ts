import { BancError } from '../../model/errors.ts'
import { nearestOnes } from '../nearest.ts'
import { checks } from './checks.ts'
import { defects } from './defects.ts'
import { errors } from './errors.ts'
import type { Explainable, Explanation } from './explanation.ts'
import { notes } from './notes.ts'
import { requirements } from './requirements.ts'
import { rules } from './rules.ts'
import { scenarios } from './scenarios.ts'
import { assumptions, faults } from './services.ts'

/** Everything that has an id. */
export const explainables = (): readonly Explainable[] =>
  [requirements, scenarios, checks, rules, assumptions, faults, notes, defects, errors].flatMap((list) => list())

const unknown = (id: string, known: readonly string[]): BancError => {
  const near = nearestOnes(id, known, 5)
  const listed = near.join(', ')
  return new BancError({
    code: 'BANC-UNKNOWN-ID',
    what: { fr: `Rien ne porte l’identifiant « ${id} ».`, en: `Nothing has the id "${id}".` },
    where: 'explain',
    todo:
      near.length > 0
        ? { fr: `Les plus proches : ${listed}.`, en: `The nearest ones: ${listed}.` }
        : {
            fr: 'Donnez une exigence, un scénario, un contrôle, une règle, une hypothèse, une panne, une note, un défaut ou un code d’erreur.',
            en: 'Give a requirement, scenario, check, rule, assumption, fault, note, defect or error code.',
          },
  })
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/**
 * What an id is: one explanation for each thing that bears it (a requirement stands in two chapters, services share names
 * of faults). Capitals do not matter.
 * @throws BancError BANC-UNKNOWN-ID
 */
export const explain = (id: string): readonly Explanation[] => {
  const all = explainables()
  const named = all.filter((one) => same(one.id, id))
  const found =
    named.length > 0 ? named : all.filter((one) => one.kind === 'fault' && same(one.id.replace(/^\w+\./, ''), id))
  if (found.length === 0) {
    throw unknown(
      id,
      all.map((one) => one.id),
    )
  }
  return found.map((one) => one.explain())
}
