import { scenario } from '../../../src/run/scenario.ts'
import { family } from '../drive/family.ts'

export default scenario({
  id: 'INS/va1.02.01',
  title: {
    fr: 'Recherche par date de naissance',
    en: 'Search by birth date',
  },
  requirements: ['INS/va1.02'],
  needs: ['identity.create', 'identity.searchByTraits'],
  drive: async ({ pilot }) => {
    for (const traits of family) await pilot('identity.create', { traits })
    await pilot('identity.searchByTraits', { dateNaissance: '1988-11-03' })
  },
})
