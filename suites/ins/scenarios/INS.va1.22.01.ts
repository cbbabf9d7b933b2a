import { scenario } from '../../../src/run/scenario.ts'
import { fictitious } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.22.01',
  title: {
    fr: 'Les cinq champs obligatoires suffisent',
    en: 'The five mandatory fields are enough',
  },
  requirements: ['INS/va1.22'],
  needs: ['identity.create'],
  drive: async ({ pilot }) => {
    const { prenomsNaissance: _, ...traits } = fictitious()
    await pilot('identity.create', { traits })
  },
})
