import { scenario } from '../../../src/run/scenario.ts'
import { mail, report } from '../drive/documents.ts'
import { needsOfAPerson, personAt } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.46.01',
  title: {
    fr: 'L’envoi d’un document portant l’INS est tracé avec son destinataire',
    en: 'Sending a document that carries the INS is traced with its recipient',
  },
  requirements: ['INS/va1.46'],
  needs: [...needsOfAPerson, 'document.create', 'message.send'],
  drive: async (bench) => {
    const patientId = await personAt(bench, 'qualifiee')
    const documentId = await report(bench, patientId)
    await mail(bench, patientId, documentId)
    await bench.traces()
  },
})
