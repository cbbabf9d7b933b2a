import type { Finding } from '../../../src/model/finding.ts'
import type { Text } from '../../../src/model/text.ts'
import type { FaultOf } from '../../../src/model/words.ts'
import type { Observation } from '../../../src/run/check.ts'
import type { HttpExchange, ScenarioRecord } from '../../../src/run/record.ts'
import { listed, redemptions, type SessionsAround, sessionsAround } from './seen.ts'

export const noSession: Text = { fr: 'aucune session nouvelle', en: 'no new session' }

/** The sessions around one event, when they were listed on both sides of it. */
export const around = (record: ScenarioRecord, id: string): readonly Observation<SessionsAround>[] => {
  const sessions = sessionsAround(record, id)
  return sessions === undefined ? [] : [{ value: sessions, evidence: [id, ...sessions.evidence] }]
}

export const opensNone = ({ opened }: SessionsAround): Finding => ({
  ok: opened.length === 0,
  expected: noSession,
  actual: opened.length === 0 ? noSession : listed(opened),
})

export const opensOne = ({ opened }: SessionsAround): Finding => ({
  ok: opened.length > 0,
  expected: { fr: 'une session nouvelle', en: 'a new session' },
  actual: opened.length === 0 ? noSession : listed(opened),
})

/** Exchanges of one operation that Pro Santé Connect answered under this fault. */
export const under = (fault: FaultOf<'psc'>, record: ScenarioRecord, operation: string): readonly HttpExchange[] =>
  record.exchanges('psc', operation).filter((exchange) => exchange.fault === fault)

/** Codes that were exchanged under this fault: the exchange succeeded, so that only the tokens could stop the login. */
export const tokensUnder =
  (fault: FaultOf<'psc'>) =>
  (record: ScenarioRecord): readonly Observation<SessionsAround>[] => {
    const marked = under(fault, record, 'token').map(({ id }) => id)
    return redemptions(record)
      .filter(({ id, status }) => status === 200 && marked.includes(id))
      .flatMap(({ id }) => around(record, id))
  }
