import { scenario } from '../../../src/run/scenario.ts'
import { consultationReport, needsOfADocument, qualifiedPatient } from '../drive/qualified-patient.ts'

export default scenario({
  id: 'DMP/CONF.09.01',
  title: {
    fr: 'L’opposition du patient bloque l’alimentation, la non-opposition la permet',
    en: 'The patient’s opposition blocks the feed, its absence allows it',
  },
  requirements: ['DMP/CONF.09'],
  needs: [...needsOfADocument, 'consent.recordDmp'],
  drive: async (bench) => {
    const patientId = await qualifiedPatient(bench)
    const documentId = await consultationReport(bench, patientId)
    await bench.pilot('consent.recordDmp', { patientId, opposed: true })
    await bench.pilot('document.sendToDmp', { patientId, documentId })
    await bench.quiet(['dmp'])
    await bench.pilot('consent.recordDmp', { patientId, opposed: false })
    await bench.pilot('document.sendToDmp', { patientId, documentId })
    await bench.quiet(['dmp'])
  },
})
