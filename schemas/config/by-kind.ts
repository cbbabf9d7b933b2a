import Type, { type TObject, type Static as Writable } from 'typebox'
import { keysOf } from '../shape.ts'

/** A value of one of these forms: its `kind`, and the fields of that form. */
export type ByKind<F extends Readonly<Record<string, TObject>>> = {
  [K in keyof F & string]: { kind: K } & Writable<F[K]>
}[keyof F & string]

/** An object of which `kind` says what other fields it has; a mistake is told for that kind only. */
export const byKind = <F extends Readonly<Record<string, TObject>>>(
  forms: F,
  { description, ofKind }: { readonly description?: string; readonly ofKind?: string } = {},
) =>
  Type.Unsafe<ByKind<F>>({
    ...(description === undefined ? {} : { description }),
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: keysOf(forms), ...(ofKind === undefined ? {} : { description: ofKind }) } },
    allOf: Object.entries(forms).map(([kind, { properties, required }]) => ({
      if: { properties: { kind: { const: kind } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      then: {
        additionalProperties: false,
        ...(required === undefined ? {} : { required }),
        properties: { kind: true, ...properties },
      },
    })),
  })
