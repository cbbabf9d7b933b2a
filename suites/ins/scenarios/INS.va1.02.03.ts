import { scenario } from '../../../src/run/scenario.ts'
import { family } from '../drive/family.ts'

export default scenario({
  id: 'INS/va1.02.03',
  title: {
    fr: 'Recherche par date et premières lettres du nom de naissance',
    en: 'Search by date and first letters of the birth name',
  },
  requirements: ['INS/va1.02'],
  needs: ['identity.create', 'identity.searchByTraits'],
  drive: async ({ pilot }) => {
    for (const traits of family) await pilot('identity.create', { traits })
    await pilot('identity.searchByTraits', { dateNaissance: '1988-11-03', nom: 'ESS' })
  },
})
