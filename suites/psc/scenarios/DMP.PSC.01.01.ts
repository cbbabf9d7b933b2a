import { scenario } from '../../../src/run/scenario.ts'
import { consultationReport, needsOfADocument, qualifiedPatient } from '../../dmp/drive/qualified-patient.ts'
import { logIn } from '../drive/journey.ts'
import { radiologist } from '../drive/people.ts'

export default scenario({
  id: 'DMP/PSC.01.01',
  title: {
    fr: 'Connecté par Pro Santé Connect, le professionnel alimente un DMP : le VIHF porte son identité',
    en: 'Logged in with Pro Santé Connect, the professional feeds a DMP: the VIHF carries their identity',
  },
  requirements: ['DMP/PSC.01'],
  needs: ['session.login', 'session.list', 'session.logout', ...needsOfADocument],
  drive: async (bench) => {
    const { opened } = await logIn(bench, radiologist)
    if (!opened) return
    const patientId = await qualifiedPatient(bench)
    const documentId = await consultationReport(bench, patientId)
    await bench.pilot('document.sendToDmp', { patientId, documentId })
    await bench.pilot('session.logout', { nationalId: radiologist })
  },
})
