import { nameCapacity } from '../../../src/protocols/ins/names.ts'
import { scenario } from '../../../src/run/scenario.ts'
import { fictitious } from '../drive/people.ts'

const accepted = [
  'ESSAI-TIRET',
  "D'ESSAI",
  'ESSAI ESPACE',
  'ESSAI--DOUBLE',
  `ESSAI${'X'.repeat(nameCapacity.least - 5)}`,
]
const refused = ['Essai', 'ÉSSAI', 'FRANÇOIS', 'MÜLLER']

export default scenario({
  id: 'INS/va1.56.02',
  title: {
    fr: 'Saisie du nom : capitales sans accent ; tiret, apostrophe, espace et 54 caractères gardés',
    en: 'Typing the name: plain capitals; hyphen, apostrophe, space and 54 characters kept',
  },
  requirements: ['INS/va1.56'],
  needs: ['identity.create', 'identity.read'],
  drive: async ({ pilot }) => {
    for (const nomNaissance of [...accepted, ...refused]) {
      const { patientId, refused: not } = await pilot('identity.create', { traits: fictitious({ nomNaissance }) })
      if (not !== true) await pilot('identity.read', { patientId })
    }
  },
})
