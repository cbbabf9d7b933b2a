import { throughProSanteConnect, twoLogins } from '../drive/matched-accounts.ts'
import { pharmacist } from '../drive/people.ts'

export default twoLogins(
  'PSC.02.01~sub-in-the-other-form',
  {
    fr: 'Le sub d’un professionnel passe d’une forme à l’autre entre deux connexions : c’est le même compte',
    en: 'The sub of a professional goes from one form to the other between two logins: it is the same account',
  },
  async (bench) => {
    await throughProSanteConnect(bench, pharmacist)
    await bench.fault('psc', 'sub-in-the-other-form')
    await throughProSanteConnect(bench, pharmacist)
  },
)
