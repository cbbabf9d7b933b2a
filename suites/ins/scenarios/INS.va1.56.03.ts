import { scenario } from '../../../src/run/scenario.ts'
import { fictitious } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.56.03',
  title: {
    fr: 'Saisie de la date de naissance : jour de 1 à 31, mois de 1 à 12',
    en: 'Typing the birth date: day 1 to 31, month 1 to 12',
  },
  requirements: ['INS/va1.56'],
  needs: ['identity.create'],
  drive: async ({ pilot }) => {
    for (const dateNaissance of ['1990-05-00', '1990-05-32', '1990-00-17', '1990-13-17']) {
      await pilot('identity.create', { traits: fictitious({ dateNaissance }) })
    }
  },
})
