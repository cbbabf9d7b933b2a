import { scenario } from '../../../src/run/scenario.ts'
import { look, needsOfAPerson, personAt, proof } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.54.02',
  title: {
    fr: 'Provisoire, récupérée auprès d’INSi, puis qualifiée par un justificatif',
    en: 'Provisoire, recovered at INSi, then qualified by a proof',
  },
  requirements: ['INS/va1.54', 'INS/va1.40', 'INS/va1.43', 'INS/va1.44', 'INS/va1.45', 'INS/va1.55'],
  needs: [...needsOfAPerson, 'identity.history'],
  drive: async (bench) => {
    const patientId = await personAt(bench, 'recuperee')
    await bench.pilot('identity.validate', { patientId, justificatif: proof })
    await look(bench, patientId)
    await bench.pilot('identity.history', { patientId })
  },
})
