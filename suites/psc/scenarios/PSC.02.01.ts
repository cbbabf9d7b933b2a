import {
  barePharmacist,
  matchedAccounts,
  pharmacistAccount,
  throughProSanteConnect,
  throughTheLocalAccount,
} from '../drive/matched-accounts.ts'

export default matchedAccounts(
  'PSC.02.01',
  {
    fr: 'Le compte local d’abord, qui porte le RPPS, puis Pro Santé Connect : c’est le même compte',
    en: 'The local account first, which carries the RPPS, then Pro Santé Connect: it is the same account',
  },
  async (bench) => {
    const accountId = await pharmacistAccount(bench, barePharmacist)
    await throughTheLocalAccount(bench, accountId)
    await throughProSanteConnect(bench)
  },
)
