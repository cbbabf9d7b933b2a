import { scenario } from '../../../src/run/scenario.ts'
import { needsToSendDocuments, prescription, sendsToProfessional } from '../drive/mails.ts'

export default scenario({
  id: 'MSS/CONF.23.01',
  title: {
    fr: 'Un message joint l’archive IHE_XDM d’un usager et le même document en PDF',
    en: 'A mail attaches the IHE_XDM archive of one person and the same document in PDF',
  },
  requirements: ['MSS/CONF.23'],
  needs: needsToSendDocuments,
  drive: async (drive) => {
    await sendsToProfessional(drive, prescription)
  },
})
