import { scenario } from '../../../src/run/scenario.ts'
import { needsToSendDocuments } from '../drive/mails.ts'
import { writesUnder } from '../drive/situations.ts'

export default scenario({
  id: 'MSS/va1.03.01~server-certificate',
  title: {
    fr: 'L’opérateur présente six certificats à refuser : rien ne lui est envoyé',
    en: 'The operator presents six certificates to be refused: nothing is sent to it',
  },
  requirements: ['MSS/va1.03', 'MSS/va1.04'],
  needs: needsToSendDocuments,
  drive: (drive) =>
    writesUnder(drive, [
      'certificate-not-yet-valid',
      'certificate-revoked',
      'certificate-unknown-authority',
      'certificate-self-signed',
      'certificate-other-host',
      'certificate-wrong-usage',
    ]),
})
