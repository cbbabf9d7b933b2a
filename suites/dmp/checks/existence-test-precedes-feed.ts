import { dmpIsOpen } from '../../../src/protocols/dmp/existence-test.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { existenceAnswerTo, transactions } from '../evidence/transactions.ts'

/** Each feed, as the ids of the earlier existence tests that said the DMP is open. Whose DMP is another check's question. */
const testsBeforeEachFeed = (record: ScenarioRecord): readonly Observation<readonly string[]>[] => {
  const position = (id: string) => record.events.findIndex((event) => event.id === id)
  const tests = transactions(record, 'TD0.2').filter(({ value }) => {
    const answer = existenceAnswerTo(value.exchange, record)
    return answer !== undefined && dmpIsOpen(answer)
  })
  return transactions(record, 'TD2.1').map(({ value, evidence }) => {
    const fedAt = position(value.exchange.id)
    const before = tests.flatMap((test) => test.evidence).filter((id) => position(id) < fedAt)
    return { value: before, evidence: [...before, ...evidence] }
  })
}

export const existenceTestPrecedesFeed = check({
  id: 'dmp.existenceTestPrecedesFeed',
  title: {
    fr: 'Un test d’existence (TD0.2) répondu « ouvert » précède l’alimentation',
    en: 'An existence test (TD0.2) answered "open" precedes the feed',
  },
  verifies: ['DMP/CONF.01'],
  observes: testsBeforeEachFeed,
  judge: (tests) => ({
    ok: tests.length > 0,
    expected: { fr: 'au moins un TD0.2 avant TD2.1', en: 'at least one TD0.2 before TD2.1' },
    actual: { fr: `${tests.length} TD0.2 avant TD2.1`, en: `${tests.length} TD0.2 before TD2.1` },
  }),
})
