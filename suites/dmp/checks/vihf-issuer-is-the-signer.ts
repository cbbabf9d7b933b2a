import { sameDistinguishedName } from '../../../src/protocols/saml/dn.ts'
import { verifyAssertionSignature } from '../../../src/protocols/saml/signature.ts'
import { check } from '../../../src/run/check.ts'
import { vihfRows } from '../evidence/rows.ts'
import { transactions } from '../evidence/transactions.ts'

export const vihfIssuerIsTheSigner = check({
  id: 'dmp.vihfIssuerIsTheSigner',
  title: {
    fr: 'L’émetteur du VIHF est le sujet du certificat qui le signe',
    en: 'The issuer of the VIHF is the subject of the certificate that signs it',
  },
  verifies: vihfRows,
  observes: (record) =>
    transactions(record).flatMap(({ value, evidence }) => {
      const subject = verifyAssertionSignature(value.message.envelopeBytes).certificateSubject
      if (subject === undefined) return []
      return [{ value: { subject, issuer: value.assertion?.issuer ?? '' }, evidence }]
    }),
  judge: ({ subject, issuer }) => ({
    ok: sameDistinguishedName(subject, issuer),
    expected: subject,
    actual: issuer === '' ? '∅' : issuer,
  }),
})
