import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { between, windowsOnDmp } from '../evidence/choices.ts'
import { existenceAnswerTo, transactions } from '../evidence/transactions.ts'

/** The feeds of an attempt whose existence test says that the user has no authorisation, in whatever order they came. */
const feedsOfTheUnauthorised = (record: ScenarioRecord): readonly Observation<readonly string[]>[] => {
  const told = transactions(record, 'TD0.2').find(
    ({ value }) => existenceAnswerTo(value.exchange, record)?.autorisation === 'NON_EXISTE',
  )
  const toldAt = record.events.find(({ id }) => id === told?.value.exchange.id)
  if (told === undefined || toldAt === undefined) return []
  const windows = windowsOnDmp(record, toldAt.seq)
  if (windows.length === 0) return []
  const attempt = record.all('pilot.action').findLast(({ seq }) => seq < toldAt.seq)?.seq ?? -1
  const feeds = between(record, 'TD2.1', attempt)
  return [{ value: feeds, evidence: [...told.evidence, ...feeds, ...windows] }]
}

export const feedsWithoutAuthorisation = check({
  id: 'dmp.feedsWithoutAuthorisation',
  title: {
    fr: 'Un utilisateur sans autorisation sur le DMP peut l’alimenter',
    en: 'A user without authorisation on the DMP can feed it',
  },
  verifies: ['DMP/CONF.05'],
  assumption: 'dmp.autorisation-values',
  observes: feedsOfTheUnauthorised,
  judge: (feeds) => ({
    ok: feeds.length > 0,
    expected: { fr: 'TD2.1 malgré AUTORISATION = NON_EXISTE', en: 'TD2.1 although AUTORISATION = NON_EXISTE' },
    actual: { fr: `${feeds.length} TD2.1`, en: `${feeds.length} TD2.1` },
  }),
})
