import { type Validator, validatorOf } from './ajv.ts'
import { explain, placeIn } from './explain.ts'
import type { PilotAction, PilotActions } from './pilot/actions.ts'
import type { Capabilities, Traces } from './pilot/product.ts'
import contract from './pilot.openapi.json' with { type: 'json' }
import { type Reader, readerOf } from './read.ts'
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

/** Reads an answer of the pilot; a sentence tells each departure from the contract. */
export type AnswerReader<T> = Reader<T, readonly Text[]>

/** The types that go with the names of the contract's answers. */
interface Answers {
  readonly Capabilities: Capabilities
  readonly Traces: Traces
}

const answersAs = <T>(schema: string): AnswerReader<T> =>
  readerOf((answer) => {
    const problems = pilotProblems(schema, answer)
    return problems.length === 0 ? undefined : problems
  })

/** Reads an answer that goes with no action. */
export const answerNamed = <N extends keyof Answers>(name: N): AnswerReader<Answers[N]> => answersAs(name)

/** Reads what an action gives. */
export const resultOf = <A extends PilotAction>(action: A): AnswerReader<PilotActions[A]['result']> =>
  answersAs(`${action}.result`)
