import { scenario } from '../../../src/run/scenario.ts'
import { needsOfAPerson, ordinaryUser, personAt } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.47.02',
  title: {
    fr: 'L’écran montre à un utilisateur ordinaire les champs verrouillés d’une identité qualifiée',
    en: 'The screen shows an ordinary user the locked fields of an identity qualifiée',
  },
  requirements: ['INS/va1.47'],
  needs: [...needsOfAPerson, 'identity.display'],
  drive: async (bench) => {
    const patientId = await personAt(bench, 'qualifiee')
    await bench.pilot('identity.display', { patientId, as: ordinaryUser })
  },
})
