import { scenario } from '../../../src/run/scenario.ts'
import { fictitious } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.21.01',
  title: {
    fr: 'Chacun des cinq champs obligatoires manque à son tour : rien n’est créé',
    en: 'Each of the five mandatory fields is missing in turn: nothing is created',
  },
  requirements: ['INS/va1.21'],
  needs: ['identity.create'],
  drive: async ({ pilot }) => {
    for (const missing of ['nomNaissance', 'premierPrenom', 'dateNaissance', 'sexe', 'lieuNaissance'] as const) {
      await pilot('identity.create', { traits: { ...fictitious(), [missing]: '' } })
    }
  },
})
