import type { Text } from '../../model/text.ts'

/** Rules of a text: every pattern must match the whole of it; an enumeration lists what it may be. */
export interface Facets {
  readonly patterns: readonly { readonly source: string; readonly whole: RegExp }[]
  readonly enumeration: readonly string[]
}

export interface AttributeRule {
  readonly name: string
  readonly required: boolean
  readonly facets: Facets
}

export type Content =
  | { readonly kind: 'text'; readonly facets: Facets }
  | { readonly kind: 'sequence'; readonly particles: readonly Particle[] }

export interface ElementType {
  readonly attributes: readonly AttributeRule[]
  readonly content: Content
}

/** A place in a sequence: an element by name, or any element (`type` undefined). `max` may be infinite. */
export interface Particle {
  readonly name: string
  readonly min: number
  readonly max: number
  readonly type: ElementType | undefined
}

/** What an element does that its schema forbids. `path` leads to it by local names: `RECSANSVITALE/Sexe`. */
export interface SchemaProblem {
  readonly path: string
  readonly message: Text
}

/** The global elements of a schema, by local name. */
export interface Schema {
  readonly ns: string
  readonly elements: ReadonlyMap<string, ElementType>
}
