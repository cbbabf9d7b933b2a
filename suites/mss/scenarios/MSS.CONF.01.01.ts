import { scenario } from '../../../src/run/scenario.ts'
import { needsToSendDocuments, prescription, sendsToProfessional } from '../drive/mails.ts'

export default scenario({
  id: 'MSS/CONF.01.01',
  title: {
    fr: 'Un message part : les versions de TLS que le produit propose',
    en: 'A mail leaves: the versions of TLS that the product offers',
  },
  requirements: ['MSS/CONF.01', 'MSS/va1.31'],
  needs: needsToSendDocuments,
  drive: async (drive) => {
    await sendsToProfessional(drive, prescription)
  },
})
