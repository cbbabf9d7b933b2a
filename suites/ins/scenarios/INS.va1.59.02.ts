import { scenario } from '../../../src/run/scenario.ts'
import { report } from '../drive/documents.ts'
import { needsOfAPerson, personAt } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.59.02',
  title: {
    fr: 'Récupérée et non qualifiée : ni matricule, ni OID, ni datamatrix sur le papier',
    en: 'Recovered and not qualified: no matricule, OID or datamatrix on paper',
  },
  requirements: ['INS/va1.59', 'INS/va1.53'],
  needs: [...needsOfAPerson, 'document.create', 'document.print'],
  drive: async (bench) => {
    const patientId = await personAt(bench, 'recuperee')
    await bench.pilot('document.print', { documentId: await report(bench, patientId) })
  },
})
