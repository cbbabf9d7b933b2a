import { scenario } from '../../../src/run/scenario.ts'
import { look, makeSuperUser, needsOfAPerson, personAt, superUser } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.60.03',
  title: {
    fr: 'Un super utilisateur modifie un trait strict d’une identité qualifiée',
    en: 'A super user changes a strict trait of an identity qualifiée',
  },
  requirements: ['INS/va1.60'],
  needs: [...needsOfAPerson, 'settings.setHabilitation', 'identity.update'],
  drive: async (bench) => {
    await makeSuperUser(bench)
    const patientId = await personAt(bench, 'qualifiee')
    await bench.pilot('identity.update', { patientId, traits: { nomNaissance: 'ESSAI' }, as: superUser })
    await look(bench, patientId)
    await bench.waitFor('hl7', 'A31')
    await bench.quiet(['hl7'])
  },
})
