import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { accountsOpenedBy } from '../evidence/accounts.ts'
import { listed } from '../evidence/seen.ts'

interface Means {
  /** Account of the session that Pro Santé Connect opened. */
  readonly throughPsc: readonly string[]
  /** Account of the session that the product's other means opened. */
  readonly locally: readonly string[]
}

/** The accounts on which the same person's sessions worked, by the means that opened them. */
const matched = (record: ScenarioRecord): readonly Observation<Means>[] => {
  const logins = record.exchanges('psc', 'token').filter(({ response }) => response.status === 200)
  const psc = logins.map(({ id }) => accountsOpenedBy(record, id))
  const local = record.actions('session.loginLocally').map(({ id }) => accountsOpenedBy(record, id))
  const value = {
    throughPsc: psc.flatMap(({ accounts }) => accounts),
    locally: local.flatMap(({ accounts }) => accounts),
  }
  if (value.throughPsc.length === 0 || value.locally.length === 0) return []
  return [{ value, evidence: [...psc, ...local].flatMap(({ evidence }) => evidence) }]
}

export const oneAccountPerProfessional = check({
  id: 'psc.oneAccountPerProfessional',
  title: {
    fr: 'Pro Santé Connect et l’autre moyen de connexion mènent au même compte, rapproché par le RPPS',
    en: 'Pro Santé Connect and the other means of login lead to the same account, matched by the RPPS',
  },
  verifies: ['PSC.02'],
  reads: ['session.accountId'],
  observes: matched,
  judge: ({ throughPsc, locally }) => ({
    ok: new Set([...throughPsc, ...locally]).size === 1,
    expected: { fr: 'un seul compte', en: 'one account' },
    actual: {
      fr: `par Pro Santé Connect ${listed(throughPsc)}, par l’autre moyen ${listed(locally)}`,
      en: `by Pro Santé Connect ${listed(throughPsc)}, by the other means ${listed(locally)}`,
    },
  }),
})
