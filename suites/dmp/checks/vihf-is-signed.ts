import { verifyAssertionSignature } from '../../../src/protocols/saml/signature.ts'
import { check } from '../../../src/run/check.ts'
import { vihfRows } from '../evidence/rows.ts'
import { transactions } from '../evidence/transactions.ts'

export const vihfIsSigned = check({
  id: 'dmp.vihfIsSigned',
  title: {
    fr: 'Le VIHF est signé, la signature est juste et porte sur l’assertion elle-même',
    en: 'The VIHF is signed, the signature is right and covers the assertion itself',
  },
  verifies: vihfRows,
  observes: (record) => transactions(record).filter(({ value }) => value.assertion !== undefined),
  judge: ({ message }) => {
    const report = verifyAssertionSignature(message.envelopeBytes)
    return {
      ok: report.valid,
      expected: { fr: 'signature enveloppée valide', en: 'a valid enveloped signature' },
      actual: report.reason ?? `${report.algorithm ?? ''} · ${report.certificateSubject ?? ''}`,
    }
  },
})
