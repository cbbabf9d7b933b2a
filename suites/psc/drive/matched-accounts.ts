import type { Text } from '../../../src/model/text.ts'
import { type Drive, type Scenario, scenario } from '../../../src/run/scenario.ts'
import { logIn } from './journey.ts'
import { pharmacist } from './people.ts'

/** As the directory spells it: without the type digit that Pro Santé Connect puts before. */
export const barePharmacist = pharmacist.slice(1)

/** The account of a fictitious pharmacist. Without an RPPS, nothing ties it to Pro Santé Connect yet. */
export const pharmacistAccount = async ({ pilot }: Drive, nationalId: string | undefined): Promise<string> => {
  const name = { familyName: 'EPREUVE', givenName: 'Dominique' }
  const { accountId } = await pilot('account.create', nationalId === undefined ? name : { ...name, nationalId })
  return accountId
}

/** Logs in with Pro Santé Connect, notes the session, logs out. */
export const throughProSanteConnect = async (bench: Drive, nationalId = pharmacist): Promise<void> => {
  const { opened } = await logIn(bench, nationalId)
  if (opened) await bench.pilot('session.logout', { nationalId })
}

/** Logs in on the account by the product's other means, notes the session, logs out. */
export const throughTheLocalAccount = async ({ pilot }: Drive, accountId: string): Promise<void> => {
  await pilot('session.list', {})
  await pilot('session.loginLocally', { accountId })
  const { sessions } = await pilot('session.list', {})
  for (const { nationalId } of sessions) await pilot('session.logout', { nationalId })
}

/** Two logins with Pro Santé Connect and nothing else, for products whose only means it is. */
export const twoLogins = (id: string, title: Text, drive: Scenario['drive']): Scenario =>
  scenario({
    id,
    title,
    requirements: ['PSC.02'],
    needs: ['session.login', 'session.list', 'session.logout'],
    drive,
  })

export const matchedAccounts = (
  id: string,
  title: Text,
  drive: Scenario['drive'],
  ...more: Scenario['needs']
): Scenario =>
  scenario({
    id,
    title,
    requirements: ['PSC.02'],
    needs: ['session.login', 'session.list', 'session.logout', 'session.loginLocally', 'account.create', ...more],
    drive,
  })
