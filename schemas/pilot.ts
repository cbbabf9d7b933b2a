import { type Validator, validatorOf } from './ajv.ts'
import { explain, placeIn } from './explain.ts'
import type { PilotAction, PilotActions } from './pilot/actions.ts'
import type { Capabilities, Traces } from './pilot/product.ts'
import contract from './pilot.openapi.json' with { type: 'json' }
import type { Text } from './text.ts'

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
export const pilotProblems = (schema: string, value: unknown): readonly Text[] =>
  validatorFor(schema)(value).map((problem) => {
    const { fr, en } = explain(problem)
    const place = placeIn(problem.path)
    return place === '' ? { fr, en } : { fr: `${place} : ${fr}`, en: `${place}: ${en}` }
  })

/** An answer of the pilot: typed when it follows the contract, else what keeps it from following, a sentence per problem. */
export type Read<T> =
  | { readonly follows: true; readonly value: T }
  | { readonly follows: false; readonly problems: readonly Text[] }

export type Reader<T> = (answer: unknown) => Read<T>

/** The types that go with the names of the contract's answers. */
interface Answers {
  readonly Capabilities: Capabilities
  readonly Traces: Traces
}

const readerOf =
  <T>(schema: string): Reader<T> =>
  (answer) => {
    const problems = pilotProblems(schema, answer)
    const follows = (_answer: unknown): _answer is T => problems.length === 0
    return follows(answer) ? { follows: true, value: answer } : { follows: false, problems }
  }

/** Reads an answer that goes with no action. */
export const answerNamed = <N extends keyof Answers>(name: N): Reader<Answers[N]> => readerOf(name)

/** Reads what an action gives. */
export const resultOf = <A extends PilotAction>(action: A): Reader<PilotActions[A]['result']> =>
  readerOf(`${action}.result`)
