import { scenario } from '../../../src/run/scenario.ts'
import {
  consultationReport,
  needsOfADocument,
  noteWhoIsLoggedIn,
  qualifiedPatient,
} from '../drive/qualified-patient.ts'

export default scenario({
  id: 'DMP/CONF.05.01',
  title: {
    fr: 'Un utilisateur, autorisé ou non, alimente le DMP d’un patient sans demander d’autorisation',
    en: 'A user, authorised or not, feeds a patient’s DMP without asking for an authorisation',
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
    await noteWhoIsLoggedIn(bench)
    const patientId = await qualifiedPatient(bench)
    const first = await consultationReport(bench, patientId)
    await bench.pilot('document.sendToDmp', { patientId, documentId: first })
    await bench.fault('dmp', 'td0.2-sans-autorisation')
    const second = await consultationReport(bench, patientId)
    await bench.pilot('document.sendToDmp', { patientId, documentId: second })
    await bench.quiet(['dmp'])
  },
})
