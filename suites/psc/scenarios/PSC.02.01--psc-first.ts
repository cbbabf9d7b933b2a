import {
  barePharmacist,
  matchedAccounts,
  pharmacistAccount,
  throughProSanteConnect,
  throughTheLocalAccount,
} from '../drive/matched-accounts.ts'

export default matchedAccounts(
  'PSC.02.01~psc-first',
  {
    fr: 'Pro Santé Connect d’abord, puis le compte local du même RPPS : c’est le même compte',
    en: 'Pro Santé Connect first, then the local account of the same RPPS: it is the same account',
  },
  async (bench) => {
    await throughProSanteConnect(bench)
    const accountId = await pharmacistAccount(bench, barePharmacist)
    await throughTheLocalAccount(bench, accountId)
  },
)
