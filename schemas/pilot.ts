import { type Validator, validatorOf } from './ajv.ts'
import { explain, placeIn } from './explain.ts'
import contract from './pilot.openapi.json' with { type: 'json' }

// The contract is one OpenAPI 3.1 file, whose schemas are JSON Schema 2020-12 under another root.
const $defs: Readonly<Record<string, object>> = JSON.parse(
  JSON.stringify(contract.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
)

const validators = new Map<string, Validator>()

const validatorFor = (schema: string): Validator => {
  const known = validators.get(schema)
  if (known) return known
  const validator = validatorOf({ $ref: `#/$defs/${schema}`, $defs })
  validators.set(schema, validator)
  return validator
}

/** Names of every action that the pilot contract defines. */
export const pilotActionNames: readonly string[] = Object.keys($defs)
  .filter((name) => name.endsWith('.params'))
  .map((name) => name.slice(0, -'.params'.length))

/**
 * What keeps a value from being the named schema of the pilot contract (`Capabilities`, `identity.create.result`…):
 * one sentence per problem, empty when it fits.
 */
export const pilotProblems = (
  schema: string,
  value: unknown,
): readonly { readonly fr: string; readonly en: string }[] =>
  validatorFor(schema)(value).map((problem) => {
    const { fr, en } = explain(problem)
    const place = placeIn(problem.path)
    return place === '' ? { fr, en } : { fr: `${place} : ${fr}`, en: `${place}: ${en}` }
  })
