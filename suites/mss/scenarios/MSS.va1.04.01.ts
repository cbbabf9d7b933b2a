import { scenario } from '../../../src/run/scenario.ts'
import { needsToSendDocuments } from '../drive/mails.ts'
import { writesUnder } from '../drive/situations.ts'

export default scenario({
  id: 'MSS/va1.04.01',
  title: {
    fr: 'Le certificat de l’opérateur est périmé : rien ne lui est envoyé',
    en: 'The operator’s certificate has expired: nothing is sent to it',
  },
  requirements: ['MSS/va1.04'],
  needs: needsToSendDocuments,
  drive: (drive) => writesUnder(drive, ['certificate-expired']),
})
