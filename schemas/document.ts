import type { TSchema } from 'typebox'

/** Schemas by the name under which a document defines them. */
export type Definitions = Readonly<Record<string, TSchema>>

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Turns the schemas of a contract into plain JSON. A schema with an `$id` is written once, among the definitions, and
 * stands elsewhere as a reference to `<prefix><$id>`, with a description of the place when it has its own.
 * @throws Error when a schema has an `$id` that is not among the definitions
 */
export const documentOf = (prefix: string, definitions: Definitions) => {
  const reference = ($id: string, description: unknown): Json => {
    const definition = definitions[$id]
    if (!isObject(definition)) throw new Error(`${$id} is not among the definitions`)
    return { $ref: `${prefix}${$id}`, ...(description === definition.description ? {} : { description }) }
  }
  const inFull = ({ $id: _name, ...keywords }: Json): Json =>
    Object.fromEntries(Object.entries(keywords).map(([keyword, value]) => [keyword, plain(value)]))
  const inPlace = (schema: Json): Json =>
    typeof schema.$id === 'string' ? reference(schema.$id, schema.description) : inFull(schema)
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain)
    return isObject(value) ? inPlace(value) : value
  }
  return {
    /** A schema as it stands in the document. */
    plain: (schema: TSchema): Json => inPlace({ ...schema }),
    definitions: Object.fromEntries(
      Object.entries(definitions).map(([name, schema]) => {
        const own: Json = { ...schema }
        return [name, own.$id === name ? inFull(own) : inPlace(own)] as const
      }),
    ),
  }
}
