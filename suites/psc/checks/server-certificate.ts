import { sentNothing } from '../../server-certificate.ts'

const server = {
  service: 'psc',
  of: { fr: 'Pro Santé Connect', en: 'Pro Santé Connect' },
  verifies: ['PSC.01'],
} as const

export const expiredServerIsSentNothing = sentNothing({
  ...server,
  id: 'psc.expiredServerIsSentNothing',
  fault: 'certificate-expired',
})

export const revokedServerIsSentNothing = sentNothing({
  ...server,
  id: 'psc.revokedServerIsSentNothing',
  fault: 'certificate-revoked',
})

export const unknownServerIsSentNothing = sentNothing({
  ...server,
  id: 'psc.unknownServerIsSentNothing',
  fault: 'certificate-unknown-authority',
})

export const otherServerIsSentNothing = sentNothing({
  ...server,
  id: 'psc.otherServerIsSentNothing',
  fault: 'certificate-other-host',
})
