import type { X509Certificate } from 'node:crypto'
import { certificateProblem, isIssuedBy } from '../../protocols/saml/certificate.ts'
import { subjectOf } from '../../protocols/saml/dn.ts'
import { type Fact, fact } from '../fact.ts'
import { rule } from '../rule.ts'
import { mapping, type VihfCase } from './case.ts'

const certificateOf = ({ signature }: VihfCase): readonly X509Certificate[] =>
  signature.certificate === undefined ? [] : [signature.certificate]

const certificates = (one: VihfCase): readonly Fact<X509Certificate>[] => certificateOf(one).map((value) => fact(value))

const whole = { fr: 'un certificat intact', en: 'an intact certificate' }

/** A certificate that was altered may still hold the right key: the token's own signature does not show it. */
export const signingCertificateIsWhole = rule<VihfCase, X509Certificate>({
  id: 'vihf.signing-certificate',
  clause: 'RFC 5280, 4.1.1.2',
  title: { fr: 'Le certificat qui signe est intact', en: 'The signing certificate is intact' },
  facts: certificates,
  judge: (certificate) => {
    const problem = certificateProblem(certificate)
    return {
      ok: problem === undefined,
      expected: whole,
      actual: problem ?? whole,
      sentence: {
        fr: `Certificat de signature : ${problem?.fr ?? whole.fr}.`,
        en: `Signing certificate: ${problem?.en ?? whole.en}.`,
      },
    }
  },
})

interface Issued {
  readonly certificate: X509Certificate
  readonly authority: readonly X509Certificate[]
}

const name = (lines: string): string => lines.trim().split('\n').toReversed().join(',')

/** The seal of an organisation comes from the authority of the health sector; in a run, from the bench's own. */
export const signerIsTrusted = rule<VihfCase, Issued>({
  id: 'vihf.signer-is-trusted',
  clause: `${mapping} (cachet de la structure) ; DMPInvalidCertificate`,
  title: {
    fr: "Le certificat qui signe vient de l'autorité reconnue",
    en: 'The signing certificate comes from the recognised authority',
  },
  facts: (one) => {
    const { authority } = one
    return authority === undefined ? [] : certificateOf(one).map((certificate) => fact({ certificate, authority }))
  },
  judge: ({ certificate, authority }) => {
    const expected = authority.map(subjectOf).join(' · ')
    const issuer = name(certificate.issuer)
    const ok = isIssuedBy(certificate, authority)
    return {
      ok,
      expected: { fr: `émis et signé par ${expected}`, en: `issued and signed by ${expected}` },
      actual: ok
        ? { fr: `émis et signé par ${issuer}`, en: `issued and signed by ${issuer}` }
        : {
            fr: `se dit émis par ${issuer}, ce qu'aucune autorité reconnue n'a signé`,
            en: `claims to be issued by ${issuer}, which no recognised authority signed`,
          },
      sentence: {
        fr: `Le certificat de « ${subjectOf(certificate)} » n'est pas signé par une autorité reconnue.`,
        en: `The certificate of "${subjectOf(certificate)}" is not signed by a recognised authority.`,
      },
    }
  },
})

interface Dated {
  readonly certificate: X509Certificate
  readonly at: Date
}

export const signerIsInTime = rule<VihfCase, Dated>({
  id: 'vihf.signer-in-time',
  clause: 'RFC 5280, 4.1.2.5 ; DMPInvalidCertificate',
  title: {
    fr: 'Le certificat qui signe est en cours de validité',
    en: 'The signing certificate is within its validity',
  },
  facts: (one) => {
    const { at } = one
    return at === undefined ? [] : certificateOf(one).map((certificate) => fact({ certificate, at }))
  },
  judge: ({ certificate, at }) => {
    const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)]
    const moment = at.toISOString()
    return {
      ok: from <= at && at <= to,
      expected: { fr: `valide le ${moment}`, en: `valid on ${moment}` },
      actual: {
        fr: `valide du ${from.toISOString()} au ${to.toISOString()}`,
        en: `valid from ${from.toISOString()} to ${to.toISOString()}`,
      },
      sentence: {
        fr: `Le certificat de signature vaut du ${from.toISOString()} au ${to.toISOString()} : il ne vaut pas le ${moment}.`,
        en: `The signing certificate is valid from ${from.toISOString()} to ${to.toISOString()}: not on ${moment}.`,
      },
    }
  },
})

const leastBits = 2048

export const signingKeyIsStrong = rule<VihfCase, number>({
  id: 'vihf.signing-key',
  clause: 'RGS 2.0, annexe B1 (clés RSA)',
  assumption: 'dmp.vihf-strength',
  title: { fr: 'La clé RSA qui signe a 2048 bits ou plus', en: 'The signing RSA key has 2048 bits or more' },
  facts: (one) =>
    certificateOf(one).flatMap(({ publicKey }) => {
      const bits = publicKey.asymmetricKeyDetails?.modulusLength
      return bits === undefined ? [] : [fact(bits)]
    }),
  judge: (bits) => ({
    ok: bits >= leastBits,
    expected: { fr: `RSA, ${leastBits} bits au moins`, en: `RSA, ${leastBits} bits at least` },
    actual: `RSA, ${bits} bits`,
    sentence: {
      fr: `La clé RSA du certificat de signature a ${bits} bits, attendu ${leastBits} au moins.`,
      en: `The RSA key of the signing certificate has ${bits} bits, expected at least ${leastBits}.`,
    },
  }),
})
