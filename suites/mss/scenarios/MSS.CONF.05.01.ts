import { scenario } from '../../../src/run/scenario.ts'
import { needsToSendDocuments, prescription, sendsToProfessional } from '../drive/mails.ts'

export default scenario({
  id: 'MSS/CONF.05.01',
  title: {
    fr: 'Un message part vers un professionnel en SMTP avec STARTTLS',
    en: 'A mail leaves to a professional over SMTP with STARTTLS',
  },
  requirements: ['MSS/CONF.05'],
  needs: needsToSendDocuments,
  drive: async (drive) => {
    await sendsToProfessional(drive, prescription)
  },
})
