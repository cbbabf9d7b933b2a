import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/** One place where a value departs from its schema. */
export interface Problem {
  /** JSON Pointer into the value; empty for the value itself. */
  readonly path: string
  /** The JSON Schema keyword that refused it: `required`, `enum`, `additionalProperties`… */
  readonly keyword: string
  /** What the keyword names: `{ missingProperty }`, `{ additionalProperty }`, `{ allowedValues }`… */
  readonly params: Readonly<Record<string, unknown>>
  /** Ajv's own sentence, in English. */
  readonly message: string
}

/** Every departure of a value from a schema; none when it conforms. */
export type Validator = (value: unknown) => readonly Problem[]

/**
 * Compiles a JSON Schema 2020-12. Throws when the schema itself is wrong: a mistake of the bench, not of a user.
 * A failed `then` reports its own departures, so the `if` around it is left out.
 */
export const validatorOf = (schema: object): Validator => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
  formats.default(ajv)
  const validate = ajv.compile(schema)
  return (value) => {
    if (validate(value)) return []
    return (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'if')
      .map(({ instancePath, keyword, params, message }) => ({
        path: instancePath,
        keyword,
        params,
        message: message ?? keyword,
      }))
  }
}
