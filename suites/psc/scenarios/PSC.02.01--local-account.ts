import {
  matchedAccounts,
  pharmacistAccount,
  throughProSanteConnect,
  throughTheLocalAccount,
} from '../drive/matched-accounts.ts'
import { midwife } from '../drive/people.ts'

export default matchedAccounts(
  'PSC.02.01~local-account',
  {
    fr: 'Un compte local sans RPPS est rapproché du professionnel : Pro Santé Connect mène au même compte',
    en: 'A local account without an RPPS is matched with the professional: Pro Santé Connect leads to the same account',
  },
  async (bench) => {
    const accountId = await pharmacistAccount(bench, undefined)
    await bench.pilot('account.match', { accountId, nationalId: midwife })
    await throughProSanteConnect(bench, midwife)
    await throughTheLocalAccount(bench, accountId)
  },
  'account.match',
)
