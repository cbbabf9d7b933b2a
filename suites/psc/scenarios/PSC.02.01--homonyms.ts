import { throughProSanteConnect, twoLogins } from '../drive/matched-accounts.ts'
import { namesake, pharmacist } from '../drive/people.ts'

export default twoLogins(
  'PSC.02.01~homonyms',
  {
    fr: 'Deux professionnels du même nom se connectent tour à tour : ce sont deux comptes',
    en: 'Two professionals of one name log in by turns: they have two accounts',
  },
  async (bench) => {
    await throughProSanteConnect(bench, pharmacist)
    await throughProSanteConnect(bench, namesake)
  },
)
