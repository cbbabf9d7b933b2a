import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { attempts, between, choices, wasRefused, windowsOnDmp } from '../evidence/choices.ts'

/** The feeds that left once the opposition was lifted, an attempt having been made and the DMP watched after it. */
const feedsOnceLifted = (record: ScenarioRecord): readonly Observation<readonly string[]>[] =>
  choices(record)
    .filter(({ opposed }, index) => !opposed && index > 0)
    .flatMap((choice) => {
      const asked = attempts(record, choice)
      const windows = windowsOnDmp(record, choice.seq, choice.untilSeq)
      if (asked.length === 0 || windows.length === 0) return []
      const feeds = between(record, 'TD2.1', choice.seq, choice.untilSeq)
      // A product that the DMP refused may well stop there: that it does not feed proves nothing.
      if (feeds.length === 0 && wasRefused(record, choice.seq, choice.untilSeq)) return []
      return [{ value: feeds, evidence: [choice.id, ...asked, ...feeds, ...windows] }]
    })

export const nonOppositionAllowsFeed = check({
  id: 'dmp.nonOppositionAllowsFeed',
  title: {
    fr: 'Une fois la non-opposition enregistrée, le document part vers le DMP',
    en: 'Once the absence of opposition is recorded, the document leaves for the DMP',
  },
  verifies: ['DMP/CONF.09'],
  observes: feedsOnceLifted,
  judge: (feeds) => ({
    ok: feeds.length > 0,
    expected: { fr: 'au moins un TD2.1', en: 'at least one TD2.1' },
    actual: { fr: `${feeds.length} TD2.1`, en: `${feeds.length} TD2.1` },
  }),
})
