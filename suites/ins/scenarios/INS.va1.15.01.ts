import { scenario } from '../../../src/run/scenario.ts'
import { report } from '../drive/documents.ts'
import { needsOfAPerson, personAt } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.15.01',
  title: {
    fr: 'Le papier d’un usager qualifié porte les traits minimaux, le matricule et sa nature',
    en: 'The paper of a qualified person has the minimal traits, the matricule and its nature',
  },
  requirements: ['INS/va1.15'],
  needs: [...needsOfAPerson, 'document.create', 'document.print'],
  drive: async (bench) => {
    const patientId = await personAt(bench, 'qualifiee')
    await bench.pilot('document.print', { documentId: await report(bench, patientId) })
  },
})
