import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { attempts, between, choices, windowsOnDmp } from '../evidence/choices.ts'

/** The feeds that left while an opposition held, an attempt having been made and the DMP watched after it. */
const feedsUnderOpposition = (record: ScenarioRecord): readonly Observation<readonly string[]>[] =>
  choices(record)
    .filter(({ opposed }) => opposed)
    .flatMap((choice) => {
      const asked = attempts(record, choice)
      const windows = windowsOnDmp(record, choice.seq, choice.untilSeq)
      if (asked.length === 0 || windows.length === 0) return []
      const feeds = between(record, 'TD2.1', choice.seq, choice.untilSeq)
      return [{ value: feeds, evidence: [choice.id, ...asked, ...feeds, ...windows] }]
    })

export const oppositionBlocksFeed = check({
  id: 'dmp.oppositionBlocksFeed',
  title: {
    fr: 'Tant que l’opposition du patient est enregistrée, aucune alimentation ne part',
    en: 'As long as the patient’s opposition is recorded, no feed leaves',
  },
  verifies: ['DMP/CONF.09'],
  observes: feedsUnderOpposition,
  judge: (feeds) => ({
    ok: feeds.length === 0,
    expected: { fr: 'aucun TD2.1', en: 'no TD2.1' },
    actual: { fr: `${feeds.length} TD2.1`, en: `${feeds.length} TD2.1` },
  }),
})
