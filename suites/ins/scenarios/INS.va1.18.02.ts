import { scenario } from '../../../src/run/scenario.ts'
import { look, needsOfAPerson, ordinaryUser, personAt } from '../drive/people.ts'
import { changes } from '../evidence/strict-traits.ts'

export default scenario({
  id: 'INS/va1.18.02',
  title: {
    fr: 'Un utilisateur ordinaire ne modifie aucun trait strict d’une identité qualifiée',
    en: 'An ordinary user cannot change any strict trait of an identity qualifiée',
  },
  requirements: ['INS/va1.18'],
  needs: [...needsOfAPerson, 'identity.update'],
  drive: async (bench) => {
    const patientId = await personAt(bench, 'qualifiee')
    for (const traits of changes) {
      await bench.pilot('identity.update', { patientId, traits, as: ordinaryUser })
      await look(bench, patientId)
    }
  },
})
