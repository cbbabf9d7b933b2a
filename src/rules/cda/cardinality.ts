import type { Text } from '../../model/text.ts'
import { at, type PlacedElement } from '../../xml/placed.ts'
import { type Rule, rule } from '../rule.ts'

const spell = (min: number, max: number): Text => {
  const count = max === Number.POSITIVE_INFINITY ? `${min}..*` : `${min}..${max}`
  return { fr: `attendu ${count}`, en: `expected ${count}` }
}

/** A rule on how many children of a name an element of the header has. A child with a nullFlavor does not count. */
export const cardinality = (declared: {
  readonly id: string
  readonly clause: string
  readonly path: readonly string[]
  readonly child: string
  readonly min: number
  readonly max: number
}): Rule => {
  const { id, clause, path, child, min, max } = declared
  const expected = spell(min, max)
  return rule({
    id,
    clause,
    title: {
      fr: `${child} est présent (${expected.fr})`,
      en: `${child} is present (${expected.en})`,
    },
    context: (document) => at(document, ...path),
    judge: (element) => {
      const all = at(element, child)
      const filled = all.filter((one) => one.attributes.nullFlavor === undefined)
      if (filled.length >= min && filled.length <= max) return undefined
      const where: PlacedElement = filled.length > max ? (filled[max] ?? element) : (all[0] ?? element)
      return {
        at: where,
        message: {
          fr: `${element.name} contient ${filled.length} élément(s) ${child} renseigné(s), ${expected.fr}.`,
          en: `${element.name} holds ${filled.length} filled ${child} element(s), ${expected.en}.`,
        },
      }
    },
  })
}
