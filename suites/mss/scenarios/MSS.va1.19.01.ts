import { scenario } from '../../../src/run/scenario.ts'
import { makesDocuments, needsToSendDocuments, prescription, qualifiedPatient } from '../drive/mails.ts'

export default scenario({
  id: 'MSS/va1.19.01',
  title: {
    fr: 'Un patient à l’identité qualifiée reçoit le message à l’adresse faite de son matricule',
    en: 'A patient with a qualified identity gets the mail at the address made of the matricule',
  },
  requirements: ['MSS/va1.19'],
  needs: [...needsToSendDocuments, 'identity.read'],
  drive: async (drive) => {
    const patientId = await qualifiedPatient(drive)
    await drive.pilot('identity.read', { patientId })
    const documentIds = await makesDocuments(drive, patientId, [prescription])
    const to = { kind: 'patient' } as const
    const { outcome } = await drive.pilot('message.send', { patientId, documentIds, to, body: 'Message de test.' })
    if (outcome === 'sent') await drive.waitFor('mss')
  },
})
