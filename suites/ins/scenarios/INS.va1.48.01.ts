import { scenario } from '../../../src/run/scenario.ts'
import { look, needsOfAPerson, ordinaryUser, personAt } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.48.01',
  title: {
    fr: 'Les traits complémentaires d’une identité récupérée restent modifiables',
    en: 'The complementary traits of an identity récupérée stay open to change',
  },
  requirements: ['INS/va1.48'],
  needs: [...needsOfAPerson, 'identity.update'],
  drive: async (bench) => {
    const patientId = await personAt(bench, 'recuperee')
    for (const traits of [{ nomUtilise: 'ESSAI' }, { prenomUtilise: 'ALIX' }]) {
      await bench.pilot('identity.update', { patientId, traits, as: ordinaryUser })
      await look(bench, patientId)
    }
  },
})
