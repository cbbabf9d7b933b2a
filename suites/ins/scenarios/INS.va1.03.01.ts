import { scenario } from '../../../src/run/scenario.ts'
import { ecetinsi } from '../../people.ts'
import { report } from '../drive/documents.ts'
import { needsOfAPerson, personAt } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.03.01',
  title: {
    fr: 'Le datamatrix INS figure sur le papier d’un usager qualifié',
    en: 'The INS datamatrix is on the paper of a qualified person',
  },
  requirements: ['INS/va1.03'],
  needs: [...needsOfAPerson, 'document.create', 'document.print'],
  drive: async (bench) => {
    const patientId = await personAt(bench, 'qualifiee', ecetinsi)
    await bench.pilot('document.print', { documentId: await report(bench, patientId) })
  },
})
