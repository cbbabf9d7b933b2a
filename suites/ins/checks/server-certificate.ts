import { sentNothing } from '../../server-certificate.ts'

const server = { service: 'insi', of: { fr: 'INSi', en: 'INSi' }, verifies: ['INS/va1.52'] } as const

export const expiredServerIsSentNothing = sentNothing({
  ...server,
  id: 'ins.expiredServerIsSentNothing',
  fault: 'certificate-expired',
})

export const revokedServerIsSentNothing = sentNothing({
  ...server,
  id: 'ins.revokedServerIsSentNothing',
  fault: 'certificate-revoked',
})

export const unknownServerIsSentNothing = sentNothing({
  ...server,
  id: 'ins.unknownServerIsSentNothing',
  fault: 'certificate-unknown-authority',
})

export const otherServerIsSentNothing = sentNothing({
  ...server,
  id: 'ins.otherServerIsSentNothing',
  fault: 'certificate-other-host',
})
