import { scenario } from '../../../src/run/scenario.ts'
import { needsToSendDocuments, prescription, sendsToProfessional, writes } from '../drive/mails.ts'

export default scenario({
  id: 'MSS/CONF.16.01',
  title: {
    fr: 'X-MSS-NIL : un message avec document, un sans',
    en: 'X-MSS-NIL: a mail with a document, one without',
  },
  requirements: ['MSS/CONF.16'],
  needs: needsToSendDocuments,
  drive: async (drive) => {
    const patientId = await sendsToProfessional(drive, prescription)
    await writes(drive, patientId, [])
    await drive.quiet(['mss'])
  },
})
