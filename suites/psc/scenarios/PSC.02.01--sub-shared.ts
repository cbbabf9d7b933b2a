import { throughProSanteConnect, twoLogins } from '../drive/matched-accounts.ts'
import { nurse, radiologist } from '../drive/people.ts'

export default twoLogins(
  'PSC.02.01~sub-shared',
  {
    fr: 'Deux professionnels se présentent sous le même sub : ce sont deux comptes',
    en: 'Two professionals come under one sub: they have two accounts',
  },
  async (bench) => {
    await bench.fault('psc', 'sub-shared')
    await throughProSanteConnect(bench, radiologist)
    await throughProSanteConnect(bench, nurse)
  },
)
