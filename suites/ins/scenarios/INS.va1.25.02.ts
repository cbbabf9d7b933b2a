import { scenario } from '../../../src/run/scenario.ts'
import { spellings } from '../drive/family.ts'

export default scenario({
  id: 'INS/va1.25.02',
  title: {
    fr: 'Un tiret oublié retrouve un prénom qui en a un',
    en: 'A hyphen forgotten finds a given name with one',
  },
  requirements: ['INS/va1.25'],
  needs: ['identity.create', 'identity.searchByTraits'],
  drive: async ({ pilot }) => {
    for (const traits of spellings) await pilot('identity.create', { traits })
    await pilot('identity.searchByTraits', { prenom: 'MARIE ALIX' })
  },
})
