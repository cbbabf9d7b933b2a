import { textClaim } from '../../../src/protocols/oidc/jwt.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { redemptions, without } from './seen.ts'

/** The accounts on which sessions came to work around an event: those listed first after it, less those before it. */
export const accountsOpenedBy = (
  record: ScenarioRecord,
  id: string,
): { readonly accounts: readonly string[]; readonly evidence: readonly string[] } => {
  const position = (event: string) => record.events.findIndex((one) => one.id === event)
  const lists = record.actions('session.list')
  const accountsIn = (list: (typeof lists)[number] | undefined) =>
    (list?.result?.sessions ?? []).flatMap(({ accountId }) => (accountId === undefined ? [] : [accountId]))
  const before = lists.findLast((list) => position(list.id) < position(id))
  const after = lists.find((list) => position(list.id) > position(id))
  return { accounts: without(accountsIn(after), accountsIn(before)), evidence: after === undefined ? [] : [after.id] }
}

/** A login by Pro Santé Connect that led to an account, with what the id_token said of who came. */
export interface AccountOfLogin {
  readonly subjectNameId: string
  readonly sub: string
  readonly account: string
  readonly evidence: readonly string[]
}

export const accountsOfLogins = (record: ScenarioRecord): readonly AccountOfLogin[] =>
  redemptions(record).flatMap(({ id, claims = {} }) => {
    const subjectNameId = textClaim(claims, 'SubjectNameID')
    const sub = textClaim(claims, 'sub')
    const { accounts, evidence } = accountsOpenedBy(record, id)
    const [account] = accounts
    if (subjectNameId === undefined || sub === undefined || account === undefined || accounts.length > 1) return []
    return [{ subjectNameId, sub, account, evidence: [id, ...evidence] }]
  })
