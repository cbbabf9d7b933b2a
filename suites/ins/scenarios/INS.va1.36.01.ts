import { scenario } from '../../../src/run/scenario.ts'
import { needsOfAPerson, personAt } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.36.01',
  title: {
    fr: 'L’écran montre l’identité sous des libellés sans équivoque',
    en: 'The screen shows the identity under clear labels',
  },
  requirements: ['INS/va1.36'],
  needs: [...needsOfAPerson, 'identity.display'],
  drive: async (bench) => {
    const patientId = await personAt(bench, 'qualifiee')
    await bench.pilot('identity.display', { patientId })
  },
})
