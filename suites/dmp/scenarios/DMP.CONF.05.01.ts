import { scenario } from '../../../src/run/scenario.ts'
import { consultationReport, needsOfADocument, noteWhoIsLoggedIn, qualifiedPatient } from '../qualified-patient.ts'

export default scenario({
  id: 'DMP/CONF.05.01',
  title: {
    fr: 'Un utilisateur sans autorisation alimente le DMP d’un patient, sans en demander',
    en: 'A user without authorisation feeds a patient’s DMP, without asking for one',
  },
  requirements: [
    'DMP/CONF.05',
    'DMP/CONF.01',
    'DMP/CONF.10',
    'DMP/AIRS.06',
    'DMP/va1.16',
    'DMP/va1.09',
    'DMP.02',
    'DMP/va1.10',
    'DOC.01',
    'DOC/va1.04',
    'DOC/va1.12',
    'DOC/va1.16',
  ],
  needs: needsOfADocument,
  drive: async (bench) => {
    await bench.fault('dmp', 'td0.2-sans-autorisation')
    await noteWhoIsLoggedIn(bench)
    const patientId = await qualifiedPatient(bench)
    const documentId = await consultationReport(bench, patientId)
    await bench.pilot('document.sendToDmp', { patientId, documentId })
    await bench.quiet(['dmp'])
  },
})
