import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { between, windowsOnDmp } from '../evidence/choices.ts'
import { transactions } from '../evidence/transactions.ts'

/** The TD0.3 of a scenario that fed, once the DMP was watched to the end of a window. */
const authorisationRequests = (record: ScenarioRecord): readonly Observation<readonly string[]>[] => {
  const feeds = transactions(record, 'TD2.1').flatMap(({ evidence }) => evidence)
  const lastFeed = record.events.find(({ id }) => id === feeds.at(-1))
  if (lastFeed === undefined) return []
  const windows = windowsOnDmp(record, lastFeed.seq)
  if (windows.length === 0) return []
  const requests = between(record, 'TD0.3', -1)
  return [{ value: requests, evidence: [...feeds, ...requests, ...windows] }]
}

export const noAuthorisationRequest = check({
  id: 'dmp.noAuthorisationRequest',
  title: {
    fr: 'Aucune autorisation d’accès (TD0.3) n’est demandée pour alimenter',
    en: 'No access authorisation (TD0.3) is requested for feeding',
  },
  verifies: ['DMP/CONF.05'],
  observes: authorisationRequests,
  judge: (requests) => ({
    ok: requests.length === 0,
    expected: { fr: 'TD2.1 sans aucun TD0.3', en: 'TD2.1 without any TD0.3' },
    actual: { fr: `${requests.length} TD0.3`, en: `${requests.length} TD0.3` },
  }),
})
