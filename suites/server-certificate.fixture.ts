import { expect, test } from 'vitest'
import type { Check } from '../src/run/check.ts'
import { type BadCertificate, badCertificates, type SecureService } from './server-certificate.ts'
import { type JournalDraft, journal } from './testkit.ts'
import { findingsOf } from './tried.fixture.ts'
import { triplet } from './triplet.fixture.ts'

/** The three recordings of each check on a bad certificate of a service. */
export const certificateTriplets = (service: SecureService, checks: Readonly<Record<BadCertificate, Check>>): void => {
  const recording = () => journal('SERVEUR')
  const refused = (fault: string, draft: JournalDraft) =>
    draft.event('connection.failed', { service, reason: 'the client ended the connection without a request', fault })
  const sent = (fault: string | undefined, draft: JournalDraft, operation = 'TD2.1') =>
    draft.http({ service, operation, ...(fault === undefined ? {} : { fault }) })
  for (const fault of badCertificates) {
    triplet(checks[fault], {
      conforms: () => refused(fault, recording()).build(),
      violates: () => sent(fault, refused(fault, recording())).build(),
      // A request under a good certificate, and a connection that broke off for another reason, tell nothing.
      silent: () => sent(undefined, recording()).event('connection.failed', { service, reason: 'ECONNRESET' }).build(),
    })
    test(`${checks[fault].id} is not about another certificate`, async () => {
      const other = badCertificates.find((one) => one !== fault) ?? fault
      expect(await findingsOf(checks[fault], sent(other, recording()).build())).toEqual([])
    })
  }
  if (service !== 'psc') return
  test('the pages that the browser asks for are none of the product’s requests', async () => {
    const draft = sent('certificate-expired', recording(), 'authorize')
    expect(await findingsOf(checks['certificate-expired'], draft.build())).toEqual([])
  })
}
