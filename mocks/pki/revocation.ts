// Needed beneath @peculiar/x509, as in issue.ts.
import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension,
  Extension,
  type X509Crl,
  X509CrlGenerator,
  X509CrlReason,
} from '@peculiar/x509'
import { type Issued, signing, type Validity } from './issue.ts'

/** DER of INTEGER 1: a list is made once, with its hierarchy, and never renewed by itself. */
const first = new Uint8Array([2, 1, 1])
const crlNumber = '2.5.29.20'

/** The revocation list of an authority (CRL v2), revoking these certificates since the start of the list's validity. */
export const revocationList = async (by: Issued, revoked: readonly Issued[], validity: Validity): Promise<X509Crl> =>
  X509CrlGenerator.create({
    issuer: by.certificate.subject,
    thisUpdate: validity.notBefore,
    nextUpdate: validity.notAfter,
    signingAlgorithm: signing,
    signingKey: by.keys.privateKey,
    // RFC 5280, 5.1.2.6: without a revoked certificate the list is absent, not empty.
    ...(revoked.length > 0 && {
      entries: revoked.map(({ certificate }) => ({
        serialNumber: certificate.serialNumber,
        revocationDate: validity.notBefore,
        reason: X509CrlReason.keyCompromise,
      })),
    }),
    extensions: [
      new Extension(crlNumber, false, first),
      await AuthorityKeyIdentifierExtension.create(by.keys.publicKey),
    ],
  })
