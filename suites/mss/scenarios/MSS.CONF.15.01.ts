import { scenario } from '../../../src/run/scenario.ts'
import { needsToSendDocuments, prescription, sendsToProfessional, summary, writes } from '../drive/mails.ts'

export default scenario({
  id: 'MSS/CONF.15.01',
  title: {
    fr: 'X-MSS-CODECDA : un message avec deux documents de types différents, un sans document',
    en: 'X-MSS-CODECDA: a mail with two documents of different types, one without a document',
  },
  requirements: ['MSS/CONF.15'],
  needs: needsToSendDocuments,
  drive: async (drive) => {
    const patientId = await sendsToProfessional(drive, prescription, summary)
    await writes(drive, patientId, [])
    await drive.quiet(['mss'])
  },
})
