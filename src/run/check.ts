import type { Finding } from '../model/finding.ts'
import type { Observable } from '../model/pilot.ts'
import type { Text } from '../model/text.ts'
import type { AssumptionId } from '../model/words.ts'
import type { ScenarioRecord } from './record.ts'

/** Something seen in the journal, and the ids of the events that show it. */
export interface Observation<T> {
  readonly value: T
  readonly evidence: readonly string[]
}

/**
 * One pure judgement over the recording of one scenario: no I/O, clock, randomness or state.
 * No observation means no evidence, hence `inconclusive`; a throw in `observes` or `judge` is the bench's failure, hence
 * `inconclusive` too. Severity is the requirement's, never the check's.
 */
export interface Check<I extends string = string> {
  readonly id: I
  readonly title: Text
  readonly verifies: readonly string[]
  /** Id of the assumption this judgement rests on: it then warns at most. */
  readonly assumption: AssumptionId | undefined
  /** Ids of the rules that this check is the face of: `validate` judges files by them too. */
  readonly rules: readonly string[]
  /** The optional fields of the pilot contract that it reads: it judges nothing unless the adapter declares them all. */
  readonly reads: readonly Observable[]
  /** Scenarios that it judges, beside those whose line in the table of contents names it. */
  readonly scenarios: readonly string[]
  /** Every judgement of this recording, one per observation; none when there is no evidence. */
  readonly apply: (record: ScenarioRecord) => Promise<readonly (Finding & { evidence: readonly string[] })[]>
}

/** Declares a check. `id` is `<suite>.<sentence in camel case>` and never changes: dossiers are compared by it. */
export const check = <T, const I extends string>(declared: {
  readonly id: I
  readonly title: Text
  readonly verifies: readonly string[]
  readonly assumption?: AssumptionId
  readonly rules?: readonly string[]
  readonly reads?: readonly Observable[]
  readonly scenarios?: readonly string[]
  readonly observes: (record: ScenarioRecord) => readonly Observation<T>[] | Promise<readonly Observation<T>[]>
  readonly judge: (value: T, record: ScenarioRecord) => Finding | Promise<Finding>
}): Check<I> => ({
  id: declared.id,
  title: declared.title,
  verifies: declared.verifies,
  assumption: declared.assumption,
  rules: declared.rules ?? [],
  reads: declared.reads ?? [],
  scenarios: declared.scenarios ?? [],
  apply: async (record) => {
    const findings = []
    for (const { value, evidence } of await declared.observes(record)) {
      findings.push({ ...(await declared.judge(value, record)), evidence })
    }
    return findings
  },
})
