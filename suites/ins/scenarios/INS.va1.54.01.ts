import { scenario } from '../../../src/run/scenario.ts'
import { needsOfAPerson, personAt } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.54.01',
  title: {
    fr: 'Provisoire, validée par un justificatif, puis qualifiée par INSi',
    en: 'Provisoire, validated by a proof, then qualified by INSi',
  },
  requirements: ['INS/va1.54', 'INS/va1.40', 'INS/va1.43', 'INS/va1.44', 'INS/va1.45', 'INS/va1.55'],
  needs: [...needsOfAPerson, 'identity.history'],
  drive: async (bench) => {
    const patientId = await personAt(bench, 'qualifiee')
    await bench.pilot('identity.history', { patientId })
  },
})
