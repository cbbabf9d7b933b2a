import { scenario } from '../../../src/run/scenario.ts'
import { needsToSendDocuments } from '../drive/mails.ts'
import { writesUnder } from '../drive/situations.ts'

export default scenario({
  id: 'MSS/CONF.01.01~old-versions',
  title: {
    fr: 'L’opérateur n’offre que TLS 1.0, puis 1.1 : rien ne lui est envoyé',
    en: 'The operator offers TLS 1.0 alone, then 1.1: nothing is sent to it',
  },
  requirements: ['MSS/CONF.01', 'MSS/va1.31'],
  needs: needsToSendDocuments,
  drive: (drive) => writesUnder(drive, ['tls-1.0-only', 'tls-1.1-only']),
})
