import { sentNothing } from '../../server-certificate.ts'
import { feedingProfile } from '../evidence/rows.ts'

const server = { service: 'dmp', of: { fr: 'un DMP', en: 'a DMP' }, verifies: feedingProfile } as const

export const expiredServerIsSentNothing = sentNothing({
  ...server,
  id: 'dmp.expiredServerIsSentNothing',
  fault: 'certificate-expired',
})

export const revokedServerIsSentNothing = sentNothing({
  ...server,
  id: 'dmp.revokedServerIsSentNothing',
  fault: 'certificate-revoked',
})

export const unknownServerIsSentNothing = sentNothing({
  ...server,
  id: 'dmp.unknownServerIsSentNothing',
  fault: 'certificate-unknown-authority',
})

export const otherServerIsSentNothing = sentNothing({
  ...server,
  id: 'dmp.otherServerIsSentNothing',
  fault: 'certificate-other-host',
})
