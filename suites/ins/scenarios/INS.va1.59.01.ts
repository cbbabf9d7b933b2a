import { scenario } from '../../../src/run/scenario.ts'
import { corse } from '../../people.ts'
import { mail, report } from '../drive/documents.ts'
import { needsOfAPerson, personAt } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.59.01',
  title: {
    fr: 'Récupérée et non qualifiée : ni matricule ni OID dans ce qui sort',
    en: 'Recovered and not qualified: neither matricule nor OID in what leaves',
  },
  requirements: ['INS/va1.59', 'INS/va1.53'],
  needs: [...needsOfAPerson, 'document.create', 'document.sendToDmp', 'message.send'],
  drive: async (bench) => {
    const patientId = await personAt(bench, 'recuperee', corse)
    const documentId = await report(bench, patientId)
    await bench.pilot('document.sendToDmp', { patientId, documentId })
    await mail(bench, patientId, documentId)
    await bench.quiet(['dmp', 'mss', 'hl7'])
  },
})
