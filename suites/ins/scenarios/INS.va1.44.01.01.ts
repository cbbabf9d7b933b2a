import { scenario } from '../../../src/run/scenario.ts'
import { look, needsOfAPerson, personAt } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.44.01.01',
  title: {
    fr: 'Douteuse ou fictive, une identité qualifiée redevient provisoire',
    en: 'Doubtful or fictitious, an identity qualifiée is provisoire again',
  },
  requirements: ['INS/va1.44'],
  needs: [...needsOfAPerson, 'identity.setAttribut', 'identity.history'],
  drive: async (bench) => {
    for (const attribut of ['douteuse', 'fictive'] as const) {
      const patientId = await personAt(bench, 'qualifiee')
      await bench.pilot('identity.setAttribut', { patientId, attribut, present: true })
      await look(bench, patientId)
      await bench.pilot('identity.history', { patientId })
    }
  },
})
