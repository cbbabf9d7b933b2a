import { scenario } from '../../../src/run/scenario.ts'
import { beforeBadCertificates } from '../../server-certificate.ts'
import { consultationReport, needsOfADocument, qualifiedPatient } from '../drive/qualified-patient.ts'
import { feedingProfile } from '../evidence/rows.ts'

export default scenario({
  id: 'DMP/CONF.05.01~server-certificate',
  title: {
    fr: 'Le DMP présente un certificat périmé, révoqué, inconnu, puis d’un autre hôte : rien ne lui est envoyé',
    en: 'The DMP presents a certificate expired, revoked, unknown, then of another host: nothing is sent to it',
  },
  requirements: feedingProfile,
  needs: needsOfADocument,
  drive: async (bench) => {
    const patientId = await qualifiedPatient(bench)
    const documentId = await consultationReport(bench, patientId)
    await beforeBadCertificates(bench, 'dmp', () => bench.pilot('document.sendToDmp', { patientId, documentId }))
  },
})
