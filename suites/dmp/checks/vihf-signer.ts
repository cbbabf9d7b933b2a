import { algorithmIsStrong } from '../../../src/rules/vihf/signature.ts'
import {
  signerIsInTime,
  signerIsTrusted,
  signingCertificateIsWhole,
  signingKeyIsStrong,
} from '../../../src/rules/vihf/signer.ts'
import { ruleCheck } from '../../rule-check.ts'
import { vihfRows } from '../evidence/rows.ts'
import { signedTokens } from '../evidence/transactions.ts'

export const vihfSigningCertificateIsWhole = ruleCheck({
  id: 'dmp.vihfSigningCertificateIsWhole',
  title: {
    fr: 'Le certificat qui signe le VIHF est intact',
    en: 'The certificate that signs the VIHF is intact',
  },
  verifies: vihfRows,
  rules: [signingCertificateIsWhole],
  subjects: signedTokens,
})

export const vihfSignerIsTrusted = ruleCheck({
  id: 'dmp.vihfSignerIsTrusted',
  title: {
    fr: 'Le VIHF est signé par un certificat de l’autorité reconnue',
    en: 'The VIHF is signed by a certificate of the recognised authority',
  },
  verifies: vihfRows,
  rules: [signerIsTrusted],
  subjects: signedTokens,
})

export const vihfSignerIsInTime = ruleCheck({
  id: 'dmp.vihfSignerIsInTime',
  title: {
    fr: 'Le certificat qui signe le VIHF est en cours de validité',
    en: 'The certificate that signs the VIHF is within its validity',
  },
  verifies: vihfRows,
  rules: [signerIsInTime],
  subjects: signedTokens,
})

export const vihfSigningKeyIsStrong = ruleCheck({
  id: 'dmp.vihfSigningKeyIsStrong',
  title: {
    fr: 'La clé RSA qui signe le VIHF a 2048 bits ou plus',
    en: 'The RSA key that signs the VIHF has 2048 bits or more',
  },
  verifies: vihfRows,
  rules: [signingKeyIsStrong],
  subjects: signedTokens,
})

export const vihfSignatureIsStrong = ruleCheck({
  id: 'dmp.vihfSignatureIsStrong',
  title: {
    fr: 'Le VIHF est signé avec SHA-256 ou mieux',
    en: 'The VIHF is signed with SHA-256 or better',
  },
  verifies: vihfRows,
  rules: [algorithmIsStrong],
  subjects: signedTokens,
})
