import { scenario } from '../../../src/run/scenario.ts'
import { spellings } from '../drive/family.ts'

export default scenario({
  id: 'INS/va1.25.01',
  title: {
    fr: 'Un tiret saisi retrouve un nom qui n’en a pas',
    en: 'A hyphen typed finds a name without one',
  },
  requirements: ['INS/va1.25'],
  needs: ['identity.create', 'identity.searchByTraits'],
  drive: async ({ pilot }) => {
    for (const traits of spellings) await pilot('identity.create', { traits })
    await pilot('identity.searchByTraits', { nom: 'ESSAI-COMPOSE' })
  },
})
