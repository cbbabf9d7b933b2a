import { say, type Text } from '../../model/text.ts'
import type { PlacedElement } from '../../xml/placed.ts'
import { isIn, publicationOf, type ValueSet } from '../cda/value-sets.ts'
import { type Rule, rule, type Severity } from '../rule.ts'
import { classifications, externalIdentifiers, slotOf, slotValues, valuesOf } from './select.ts'

/** The metadata of XDS documents, as IHE defines them and the DMP uses them. */
export const ofDocument = 'IHE ITI TF-3, 4.2.3.2 (DocumentEntry)'
export const ofSubmissionSet = 'IHE ITI TF-3, 4.2.3.3 (SubmissionSet)'

type Objects = (request: PlacedElement) => readonly PlacedElement[]

const must = (name: string): Text => ({ fr: `${name} est présent`, en: `${name} is present` })

/** A slot that each object must have, with a value. */
export const slotPresent = (id: string, clause: string, objects: Objects, slot: string, severity: Severity): Rule =>
  rule({
    id,
    clause,
    severity,
    title: must(slot),
    context: objects,
    judge: (element) =>
      slotValues(element, slot).some((value) => value !== '')
        ? undefined
        : {
            at: slotOf(element, slot) ?? element,
            message: { fr: `Le slot ${slot} est absent ou vide.`, en: `The slot ${slot} is absent or empty.` },
          },
  })

/** The form of every value of a slot, where the slot is there. */
export const slotForm = (declared: {
  readonly id: string
  readonly clause: string
  readonly severity?: Severity
  readonly objects: Objects
  readonly slot: string
  readonly form: RegExp
  /** The form in words: `AAAAMMJJhhmmss`. */
  readonly expected: Text | string
}): Rule => {
  const { id, clause, severity = 'error', objects, slot, form, expected } = declared
  return rule({
    id,
    clause,
    severity,
    title: { fr: `${slot} s'écrit ${say(expected, 'fr')}`, en: `${slot} is written ${say(expected, 'en')}` },
    context: (request) => objects(request).flatMap((element) => slotOf(element, slot) ?? []),
    judge: (element) => {
      const wrong = valuesOf(element).find((value) => !form.test(value))
      return wrong === undefined
        ? undefined
        : {
            fr: `${slot} vaut « ${wrong} », attendu ${say(expected, 'fr')}.`,
            en: `${slot} is "${wrong}", expected ${say(expected, 'en')}.`,
          }
    },
  })
}

/** An external identifier that each object must have once. */
export const identifierOnce = (id: string, clause: string, objects: Objects, scheme: string, name: string): Rule =>
  rule({
    id,
    clause,
    title: must(name),
    context: objects,
    judge: (element) => {
      const found = externalIdentifiers(element, scheme)
      return found.length === 1
        ? undefined
        : {
            at: found[1] ?? element,
            message: {
              fr: `${found.length} identifiant(s) ${name} (${scheme}), attendu un seul.`,
              en: `${found.length} ${name} identifier(s) (${scheme}), expected one.`,
            },
          }
    },
  })

/** The code, its scheme and where it is, of a classification. */
export const codeOf = (classification: PlacedElement) => ({
  code: classification.attributes.nodeRepresentation ?? '',
  scheme: slotValues(classification, 'codingScheme')[0] ?? '',
})

/** A code that each object must have so many times. */
export const codeCount = (declared: {
  readonly id: string
  readonly clause: string
  readonly objects: Objects
  readonly scheme: string
  readonly name: string
  readonly max: number
}): Rule => {
  const { id, clause, objects, scheme, name, max } = declared
  return rule({
    id,
    clause,
    title: must(name),
    context: objects,
    judge: (element) => {
      const found = classifications(element, scheme)
      if (found.length >= 1 && found.length <= max) return undefined
      return {
        at: found[max] ?? element,
        message: {
          fr: `${found.length} ${name} (${scheme}), attendu 1..${max}.`,
          en: `${found.length} ${name} (${scheme}), expected 1..${max}.`,
        },
      }
    },
  })
}

/** A code of the right system that the set lacks may have been in it once: the official samples of the DMP have such codes. */
const mayBeOlder = (set: ValueSet): Text => {
  const date = publicationOf(set)
  return {
    fr: ` Sa nomenclature est la bonne : le code n'est pas dans la publication du ${date}, et peut être plus ancien ou plus récent.`,
    en: ` Its code system is right: the code is not in the publication of ${date}, and may be older or newer.`,
  }
}

/** A code that must belong to a value set. */
export const codeIn = (declared: {
  readonly id: string
  readonly clause: string
  readonly objects: Objects
  readonly scheme: string
  readonly name: string
  readonly set: ValueSet
}): Rule => {
  const { id, clause, objects, scheme, name, set } = declared
  return rule({
    id,
    clause,
    title: { fr: `${name} est un code du ${clause}`, en: `${name} is a code of ${clause}` },
    context: (request) => objects(request).flatMap((element) => classifications(element, scheme)),
    judge: (classification) => {
      const { code, scheme: system } = codeOf(classification)
      if (isIn(set, code, system)) return undefined
      const older = code !== '' && set[system] !== undefined ? mayBeOlder(set) : { fr: '', en: '' }
      return {
        fr: `${name} vaut ${code || '(absent)'} (${system || 'sans codingScheme'}), attendu un code du ${clause}.${older.fr}`,
        en: `${name} is ${code || '(absent)'} (${system || 'no codingScheme'}), expected a code of ${clause}.${older.en}`,
      }
    },
  })
}
