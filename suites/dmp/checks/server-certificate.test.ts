import { certificateTriplets } from '../../server-certificate.fixture.ts'
import {
  expiredServerIsSentNothing,
  otherServerIsSentNothing,
  revokedServerIsSentNothing,
  unknownServerIsSentNothing,
} from './server-certificate.ts'

certificateTriplets('dmp', {
  'certificate-expired': expiredServerIsSentNothing,
  'certificate-revoked': revokedServerIsSentNothing,
  'certificate-unknown-authority': unknownServerIsSentNothing,
  'certificate-other-host': otherServerIsSentNothing,
})
