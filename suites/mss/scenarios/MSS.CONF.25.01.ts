import { scenario } from '../../../src/run/scenario.ts'
import { needsToSendDocuments, prescription, sendsToProfessional } from '../drive/mails.ts'

export default scenario({
  id: 'MSS/CONF.25.01',
  title: {
    fr: 'L’objet d’un message qui transmet un document suit la grammaire XDM/1.0/DDM+',
    en: 'The subject of a mail that carries a document follows the XDM/1.0/DDM+ grammar',
  },
  requirements: ['MSS/CONF.25'],
  needs: needsToSendDocuments,
  drive: async (drive) => {
    await sendsToProfessional(drive, prescription)
  },
})
