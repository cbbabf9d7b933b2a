import { throughProSanteConnect, twoLogins } from '../drive/matched-accounts.ts'
import { pharmacist } from '../drive/people.ts'

export default twoLogins(
  'PSC.02.01~sub-changed',
  {
    fr: 'Le sub d’un professionnel est un autre UUID à la connexion suivante : c’est le même compte',
    en: 'The sub of a professional is another UUID at the next login: it is the same account',
  },
  async (bench) => {
    await throughProSanteConnect(bench, pharmacist)
    await bench.fault('psc', 'sub-changed')
    await throughProSanteConnect(bench, pharmacist)
  },
)
