import { scenario } from '../../../src/run/scenario.ts'
import { needsToSendDocuments } from '../drive/mails.ts'
import { writesUnder } from '../drive/situations.ts'

export default scenario({
  id: 'MSS/CONF.05.01~without-starttls',
  title: {
    fr: 'STARTTLS n’est pas annoncé, est retiré, puis suivi d’une réponse en clair : rien ne part en clair',
    en: 'STARTTLS is not announced, is stripped, then followed by a reply in clear: nothing leaves in clear',
  },
  requirements: ['MSS/CONF.05', 'MSS/va1.03'],
  needs: needsToSendDocuments,
  drive: (drive) => writesUnder(drive, ['starttls-not-offered', 'starttls-stripped', 'starttls-injected']),
})
