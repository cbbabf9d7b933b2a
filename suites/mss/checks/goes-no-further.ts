import type { Text } from '../../../src/model/text.ts'
import type { AssumptionId, FaultOf } from '../../../src/model/words.ts'
import { type Check, check } from '../../../src/run/check.ts'
import { command, dialogues } from '../evidence/dialogues.ts'

/** What may not be said to an operator that is not the right one, or over a channel that is not good enough. */
const confidential = ['AUTH', 'MAIL']

/** The check that neither a login nor a message is sent in these situations of the connection. */
export const goesNoFurther = <const I extends string>(declared: {
  readonly id: I
  /** The situation in a sentence: « un opérateur … ». */
  readonly before: Text
  readonly faults: readonly FaultOf<'mss'>[]
  readonly verifies: readonly string[]
  readonly assumption?: AssumptionId
}): Check<I> => {
  const { id, before, faults, verifies, assumption } = declared
  return check({
    id,
    title: {
      fr: `Ni authentification ni message ne sont envoyés à ${before.fr}`,
      en: `Neither a login nor a message is sent to ${before.en}`,
    },
    verifies,
    ...(assumption !== undefined && { assumption }),
    observes: (record) =>
      faults.flatMap((fault) => {
        const met = dialogues(record).filter((one) => one.fault === fault)
        const value = { fault, said: met.map(({ lines }) => lines.flatMap((line) => command(line) ?? [])) }
        return met.length === 0 ? [] : [{ value, evidence: met.map(({ id: event }) => event) }]
      }),
    judge: ({ fault, said }) => {
      const told = said.filter((commands) => commands.some((name) => confidential.includes(name)))
      const shown = (told.length > 0 ? told : said).map((commands) => commands.join(' → ') || '∅').join(' | ')
      return {
        ok: told.length === 0,
        expected: { fr: `${fault} : ni AUTH ni MAIL`, en: `${fault}: neither AUTH nor MAIL` },
        actual: { fr: `${fault} : ${shown}`, en: `${fault}: ${shown}` },
      }
    },
  })
}
