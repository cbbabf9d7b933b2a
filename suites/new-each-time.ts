import { quoted, type Text } from '../src/model/text.ts'
import type { AssumptionId } from '../src/model/words.ts'
import { type Check, check, type Observation } from '../src/run/check.ts'
import type { ScenarioRecord } from '../src/run/record.ts'

/** A value beside those of its kind that went before it. */
interface Sent {
  readonly value: string
  readonly before: readonly string[]
}

const afterTheFirst = (sent: readonly Observation<string>[]): readonly Observation<Sent>[] =>
  sent.slice(1).map(({ value, evidence }, rank) => {
    const before = sent.slice(0, rank + 1)
    const twins = before.filter((one) => one.value === value).flatMap((one) => one.evidence)
    return { value: { value, before: before.map((one) => one.value) }, evidence: [...twins, ...evidence] }
  })

/** A check of a value that must be new each time it is sent: a recording that has it once proves nothing. */
export const newEachTime = <const I extends string>(declared: {
  readonly id: I
  readonly title: Text
  readonly verifies: readonly string[]
  readonly assumption: AssumptionId
  /** Every value that was sent, in order. */
  readonly sent: (record: ScenarioRecord) => readonly Observation<string>[]
}): Check<I> => {
  const { sent, ...described } = declared
  return check({
    ...described,
    observes: (record) => afterTheFirst(sent(record)),
    judge: ({ value, before }) => {
      const { fr, en } = quoted(value)
      return {
        ok: !before.includes(value),
        expected: { fr: 'une valeur jamais envoyée', en: 'a value never sent before' },
        actual: before.includes(value)
          ? { fr: `${fr}, déjà envoyée`, en: `${en}, sent before` }
          : { fr: `${fr}, nouvelle`, en: `${en}, new` },
      }
    },
  })
}
