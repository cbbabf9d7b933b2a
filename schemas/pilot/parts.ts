import Type, { type TObject, type TProperties, type TSchema, type Static as Writable } from 'typebox'

/** Who acts. */
export const acting = {
  as: Type.Optional(
    Type.String({
      description: 'Identifiant national (PS_IdNat) de l’utilisateur qui agit ; à défaut, celui du pilote',
    }),
  ),
}

const message = Type.Optional(Type.String({ description: 'Ce qui est dit à l’utilisateur' }))

/** A result, or a refusal whose other fields may be missing. */
export type Refusable<Done> =
  | (Done & { refused?: false; message?: string })
  | (Partial<Done> & { refused: true; message?: string })

/**
 * What the product answers, unless it refuses and says why: only then may the fields that it promises be missing.
 * `kept`: what a field must be beside, when the product did not refuse.
 */
export const refusable = <P extends TProperties>(
  { properties, required }: TObject<P>,
  kept: { readonly [K in keyof P]?: TSchema } = {},
) =>
  Type.Unsafe<Refusable<Writable<TObject<P>>>>({
    type: 'object',
    properties: {
      ...properties,
      refused: Type.Boolean({ description: 'Le produit a refusé ; les autres champs peuvent manquer' }),
      message,
    },
    if: { required: ['refused'], properties: { refused: { const: true } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: {},
    else: {
      required,
      properties: Object.fromEntries((Array.isArray(required) ? required : []).map((name) => [name, kept[name] ?? {}])),
    },
  })
