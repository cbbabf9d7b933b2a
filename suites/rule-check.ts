import type { Finding } from '../src/model/finding.ts'
import type { Text } from '../src/model/text.ts'
import type { AssumptionId } from '../src/model/words.ts'
import type { Rule } from '../src/rules/rule.ts'
import { together } from '../src/rules/say.ts'
import { type Check, check, type Observation } from '../src/run/check.ts'
import type { ScenarioRecord } from '../src/run/record.ts'

const plain = ({ ok, expected, actual }: Finding): Finding => ({ ok, expected, actual })

/** What rules say of a subject: every judgement of one rule, or the judgements of several as one finding. */
const findingsOf = <S>(rules: readonly Rule<S>[], subject: S): readonly Finding[] => {
  const all = rules.flatMap((rule) => rule.judge(subject)).map(plain)
  if (rules.length === 1) return all
  const one = together(all)
  return one === undefined ? [] : [one]
}

/** A check that is the face of official rules: they judge, over what the recording holds of their subject. */
export const ruleCheck = <S, const I extends string>(declared: {
  readonly id: I
  readonly title: Text
  readonly verifies: readonly string[]
  readonly rules: readonly Rule<S>[]
  /** When the rules as a whole are less certain than each says of itself. */
  readonly assumption?: AssumptionId
  readonly scenarios?: readonly string[]
  readonly subjects: (record: ScenarioRecord) => readonly Observation<S>[] | Promise<readonly Observation<S>[]>
}): Check<I> => {
  const { id, title, verifies, rules, scenarios, subjects } = declared
  const assumption = declared.assumption ?? rules.find((rule) => rule.assumption !== undefined)?.assumption
  return check({
    id,
    title,
    verifies,
    rules: rules.map((rule) => rule.id),
    ...(assumption !== undefined && { assumption }),
    ...(scenarios !== undefined && { scenarios }),
    observes: async (record) =>
      (await subjects(record)).flatMap(({ value, evidence }) =>
        findingsOf(rules, value).map((finding) => ({ value: finding, evidence })),
      ),
    judge: (finding) => finding,
  })
}
