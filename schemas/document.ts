import type { TSchema } from 'typebox'

/** Schemas by the name under which a document defines them. */
export type Definitions = Readonly<Record<string, TSchema>>

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The plain JSON of a contract. A schema with an `$id` is written once, among the definitions, and stands elsewhere as a
 * reference to `<prefix><$id>`, with a description of the place when it has its own.
 * @throws Error when a schema has an `$id` that is not among the definitions
 */
export const documentOf = (prefix: string, definitions: Definitions) => {
  const plain = (value: unknown, name?: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => plain(item))
    if (!isRecord(value)) return value
    const { $id, ...own } = value
    if (typeof $id !== 'string' || $id === name)
      return Object.fromEntries(Object.entries(own).map(([key, item]) => [key, plain(item)]))
    const definition = definitions[$id]
    if (!isRecord(definition)) throw new Error(`${$id} is not among the definitions`)
    const told = own.description === definition.description ? {} : { description: own.description }
    return { $ref: `${prefix}${$id}`, ...told }
  }
  return {
    /** A schema of the document, with references to its definitions. */
    plain: (schema: unknown): unknown => plain(schema),
    definitions: Object.fromEntries(
      Object.entries(definitions).map(([name, schema]) => [name, plain(schema, name)] as const),
    ),
  }
}
