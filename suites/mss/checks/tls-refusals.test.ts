import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import * as certificates from './server-certificate.ts'
import {
  nothingLeavesInClear,
  olderTlsIsRefused,
  replyInClearIsForgotten,
  smallCurveIsRefused,
  unlistedSuitesAreRefused,
  weakDhIsRefused,
} from './tls-refusals.ts'

const handshake = ['S: 220 mss', 'C: EHLO poste', 'S: 250 STARTTLS', 'C: STARTTLS', 'S: 220 Ready to start TLS']

/** A connection without a mail under this fault. */
const connection = (fault: string | undefined, ...more: readonly string[]) =>
  journal('MSS/CONF.03.01~refusals').event('connection.failed', {
    service: 'mss',
    reason: 'closed',
    dialogue: [...handshake, ...more],
    ...(fault !== undefined && { fault }),
  })

const refusing = (check: Parameters<typeof triplet>[0], ...faults: readonly string[]) => {
  for (const fault of faults) {
    triplet(check, {
      conforms: () => connection(fault).build(),
      violates: () => connection(fault, 'C: EHLO poste', 'C: AUTH PLAIN ***').build(),
      // What is said on an ordinary day, or in another situation, tells nothing of this one.
      silent: () => connection(undefined, 'C: EHLO poste', 'C: AUTH PLAIN ***').build(),
    })
  }
  // A mail that is taken is the worst of it.
  triplet(check, {
    conforms: () => connection(faults[0], 'C: EHLO poste', 'C: QUIT').build(),
    violates: () =>
      connection(faults[0])
        .mail({
          service: 'mss',
          message: 'Subject: x',
          dialogue: [...handshake, 'C: MAIL FROM:<a@b>'],
          ...(faults[0] && { fault: faults[0] }),
        })
        .build(),
    silent: () => connection('slow').build(),
  })
}

refusing(olderTlsIsRefused, 'tls-1.0-only', 'tls-1.1-only')
refusing(unlistedSuitesAreRefused, 'suites-unlisted')
refusing(weakDhIsRefused, 'dh-1024')
refusing(smallCurveIsRefused, 'curve-small')
refusing(certificates.expiredServerIsSentNothing, 'certificate-expired')
refusing(certificates.notYetValidServerIsSentNothing, 'certificate-not-yet-valid')
refusing(certificates.revokedServerIsSentNothing, 'certificate-revoked')
refusing(certificates.unknownServerIsSentNothing, 'certificate-unknown-authority')
refusing(certificates.selfSignedServerIsSentNothing, 'certificate-self-signed')
refusing(certificates.otherServerIsSentNothing, 'certificate-other-host')
refusing(certificates.clientCertificateIsNoServer, 'certificate-wrong-usage')

const without = (fault: string, ...said: readonly string[]) =>
  journal('MSS/CONF.05.01~without-starttls').event('connection.failed', {
    service: 'mss',
    reason: 'closed',
    dialogue: ['S: 220 mss', 'C: EHLO poste', ...said],
    fault,
  })

triplet(nothingLeavesInClear, {
  conforms: () => without('starttls-not-offered', 'C: STARTTLS', 'C: EHLO poste', 'C: AUTH PLAIN ***').build(),
  violates: () => without('starttls-stripped', 'C: AUTH PLAIN ***').build(),
  silent: () => without('certificate-expired', 'C: AUTH PLAIN ***').build(),
})

triplet(replyInClearIsForgotten, {
  conforms: () => without('starttls-injected', 'C: STARTTLS', 'C: EHLO poste', 'C: AUTH PLAIN ***').build(),
  violates: () => without('starttls-injected', 'C: STARTTLS', 'C: EHLO poste', 'C: AUTH LOGIN').build(),
  silent: () => without('starttls-stripped', 'C: AUTH LOGIN').build(),
})
