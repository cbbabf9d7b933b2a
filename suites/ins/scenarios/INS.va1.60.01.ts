import { scenario } from '../../../src/run/scenario.ts'
import { look, makeSuperUser, needsOfAPerson, personAt, superUser } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.60.01',
  title: {
    fr: 'Un super utilisateur modifie un trait strict d’une identité récupérée',
    en: 'A super user changes a strict trait of an identity récupérée',
  },
  requirements: ['INS/va1.60'],
  needs: [...needsOfAPerson, 'settings.setHabilitation', 'identity.update'],
  drive: async (bench) => {
    await makeSuperUser(bench)
    const patientId = await personAt(bench, 'recuperee')
    await bench.pilot('identity.update', { patientId, traits: { nomNaissance: 'ESSAI' }, as: superUser })
    await look(bench, patientId)
    await bench.waitFor('hl7', 'A31')
    await bench.quiet(['hl7'])
  },
})
