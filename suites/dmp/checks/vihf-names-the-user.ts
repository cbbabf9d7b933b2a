import type { Assertion } from '../../../src/protocols/saml/assertion.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { vihfRows } from '../evidence/rows.ts'
import { tokens } from '../evidence/transactions.ts'

/** The professional in whose name the product acts: the session it last told of, else the pilot's own user. */
const actingUser = (record: ScenarioRecord): Observation<string> | undefined => {
  const listed = record.actions('session.list').at(-1)
  const session = listed?.result?.sessions.at(-1)
  if (listed !== undefined && session !== undefined) return { value: session.nationalId, evidence: [listed.id] }
  const capabilities = record.capabilities()
  const user = capabilities?.data.user
  if (capabilities === undefined || user === undefined) return undefined
  return { value: user.nationalId, evidence: [capabilities.id] }
}

const tokensOfTheUser = (
  record: ScenarioRecord,
): readonly Observation<{ readonly user: string; readonly token: Assertion }>[] => {
  const user = actingUser(record)
  if (user === undefined) return []
  return tokens(record).map(({ value, evidence }) => ({
    value: { user: user.value, token: value },
    evidence: [...user.evidence, ...evidence],
  }))
}

export const vihfNamesTheUser = check({
  id: 'dmp.vihfNamesTheUser',
  title: {
    fr: 'Le VIHF nomme l’utilisateur par son identifiant national, sans identifiant générique',
    en: 'The VIHF names the user by the national id, not by a generic one',
  },
  verifies: ['DMP/AIRS.06', ...vihfRows],
  observes: tokensOfTheUser,
  judge: ({ user, token }) => ({ ok: token.nameId === user, expected: user, actual: token.nameId ?? '∅' }),
})
