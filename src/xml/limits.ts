import type { Text } from '../model/text.ts'

/**
 * What the bench reads of XML, whoever sends it. No message, document or official table of this field comes near these
 * figures; beyond them reading stops, so that time and memory stay bounded.
 */
export const xmlLimits = {
  /** Elements nested in each other. */
  depth: 1_000,
  /** Elements directly inside one element. */
  children: 100_000,
  /** Elements in all. */
  elements: 500_000,
  /** Attributes of one element, declarations of namespaces among them. */
  attributes: 1_000,
  /** UTF-16 units of one start tag. */
  tag: 2 ** 20,
  /** Bytes, or UTF-16 units of a text. */
  size: 256 * 2 ** 20,
} as const

export type XmlLimit = keyof typeof xmlLimits

/** What is told of a document that goes beyond a limit; `name` is that of the element concerned. */
export const beyond: Readonly<Record<XmlLimit, (name: string) => Text>> = {
  depth: () => ({
    fr: `Plus de ${xmlLimits.depth} éléments sont imbriqués : ce n'est pas un document de santé, la lecture s'arrête.`,
    en: `More than ${xmlLimits.depth} elements are nested: this is no health document, reading stops.`,
  }),
  children: (name) => ({
    fr: `L'élément ${name} a plus de ${xmlLimits.children} enfants : ce n'est pas un document de santé, la lecture s'arrête.`,
    en: `The element ${name} has more than ${xmlLimits.children} children: this is no health document, reading stops.`,
  }),
  elements: () => ({
    fr: `Le document a plus de ${xmlLimits.elements} éléments : ce n'est pas un document de santé, la lecture s'arrête.`,
    en: `The document has more than ${xmlLimits.elements} elements: this is no health document, reading stops.`,
  }),
  attributes: (name) => ({
    fr: `L'élément ${name} a plus de ${xmlLimits.attributes} attributs : ce n'est pas un document de santé, la lecture s'arrête.`,
    en: `The element ${name} has more than ${xmlLimits.attributes} attributes: this is no health document, reading stops.`,
  }),
  tag: (name) => ({
    fr: `La balise ${name} est longue de plus de ${xmlLimits.tag} caractères : ce n'est pas un document de santé, la lecture s'arrête.`,
    en: `The tag ${name} is longer than ${xmlLimits.tag} characters: this is no health document, reading stops.`,
  }),
  size: () => ({
    fr: `Le document dépasse ${xmlLimits.size} octets : il n'est pas lu.`,
    en: `The document is larger than ${xmlLimits.size} bytes: it is not read.`,
  }),
}
