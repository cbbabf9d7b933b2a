import { sameDistinguishedName } from '../../protocols/saml/dn.ts'
import type { SignatureReport } from '../../protocols/saml/signature.ts'
import { fact } from '../fact.ts'
import { rule } from '../rule.ts'
import { samples, type VihfCase, wrong } from './case.ts'

export const signatureIsRight = rule<VihfCase, SignatureReport>({
  id: 'vihf.signature',
  clause: `${samples}, XML-DSig`,
  title: {
    fr: "L'assertion est signée, et la signature est juste",
    en: 'The assertion is signed, and the signature is right',
  },
  facts: ({ signature }) => [fact(signature)],
  judge: ({ valid, reason, algorithm = '', certificateSubject = '' }) => ({
    ok: valid,
    expected: { fr: 'signature enveloppée valide', en: 'a valid enveloped signature' },
    actual: reason ?? `${algorithm} · ${certificateSubject}`,
    sentence: {
      fr: `La signature n'est pas valable : ${reason?.fr ?? '∅'}.`,
      en: `The signature is not valid: ${reason?.en ?? '∅'}.`,
    },
  }),
})

export const algorithmIsStrong = rule<VihfCase, string>({
  id: 'vihf.signature-algorithm',
  clause: samples,
  assumption: 'dmp.vihf-strength',
  severity: 'warning',
  title: { fr: 'La signature utilise SHA-256 ou mieux', en: 'The signature uses SHA-256 or better' },
  facts: ({ signature }) => (signature.algorithm ? [fact(signature.algorithm)] : []),
  judge: (algorithm) => (/sha1$/.test(algorithm) ? wrong('SignatureMethod', algorithm, 'rsa-sha256') : undefined),
})

export const issuerIsTheSigner = rule<VihfCase, { readonly issuer: string; readonly signer: string }>({
  id: 'vihf.issuer-is-signer',
  clause: samples,
  title: {
    fr: "L'émetteur est le titulaire du certificat qui signe",
    en: 'The issuer is the holder of the signing certificate',
  },
  facts: ({ assertion: { issuer = '' }, signature: { certificateSubject } }) =>
    certificateSubject ? [fact({ issuer, signer: certificateSubject })] : [],
  judge: ({ issuer, signer }) => ({
    ok: sameDistinguishedName(issuer, signer),
    expected: signer,
    actual: issuer || '∅',
    sentence: wrong('Issuer', issuer, signer),
  }),
})
