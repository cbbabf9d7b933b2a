import { html as escaped, raw } from 'hono/html'

/** HTML that is already escaped: `String(page)` is its text. */
export interface Html {
  readonly isEscaped: true
  readonly toString: () => string
}

export type Content = Html | string | number | undefined | false | readonly Content[]

/** Template tag: whatever is put in is escaped, unless it is `Html` itself. Attribute values must stand in quotes. */
export const html = (literal: TemplateStringsArray, ...values: readonly Content[]): Html =>
  // Only a promise among the values would make it one, and the type lets none in.
  escaped(literal, ...values) as Html

/** HTML of the bench's own making, taken as it is. Never anything that came over the wire. */
export const trusted = (written: string): Html => raw(written)
