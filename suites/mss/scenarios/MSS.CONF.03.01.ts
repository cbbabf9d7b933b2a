import { scenario } from '../../../src/run/scenario.ts'
import { needsToSendDocuments, prescription, sendsToProfessional } from '../drive/mails.ts'

export default scenario({
  id: 'MSS/CONF.03.01',
  title: {
    fr: 'Un message part : les suites et les groupes que le produit propose',
    en: 'A mail leaves: the suites and groups that the product offers',
  },
  requirements: ['MSS/CONF.03'],
  needs: needsToSendDocuments,
  drive: async (drive) => {
    await sendsToProfessional(drive, prescription)
  },
})
