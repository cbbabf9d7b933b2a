import { certificateTriplets } from '../../server-certificate.fixture.ts'
import {
  expiredServerIsSentNothing,
  otherServerIsSentNothing,
  revokedServerIsSentNothing,
  unknownServerIsSentNothing,
} from './server-certificate.ts'

certificateTriplets('insi', {
  'certificate-expired': expiredServerIsSentNothing,
  'certificate-revoked': revokedServerIsSentNothing,
  'certificate-unknown-authority': unknownServerIsSentNothing,
  'certificate-other-host': otherServerIsSentNothing,
})
