import type { Assertion } from '../../src/protocols/saml/assertion.ts'
import { verifyAssertionSignature } from '../../src/protocols/saml/signature.ts'
import type { Rule } from '../../src/rules/rule.ts'
import type { VihfCase } from '../../src/rules/vihf/case.ts'
import { algorithmIsStrong, signatureIsRight } from '../../src/rules/vihf/signature.ts'
import {
  signerIsInTime,
  signerIsTrusted,
  signingCertificateIsWhole,
  signingKeyIsStrong,
} from '../../src/rules/vihf/signer.ts'
import { conditionsHold, issuedBeforeItsUse, issuedRecently } from '../../src/rules/vihf/time.ts'
import { dmpRuleNote } from './notes.ts'
import type { Objection } from './objection.ts'
import { refusingVihfRules } from './refusing-rules.ts'
import type { DmpState } from './state.ts'

const about =
  (...rules: readonly Rule<VihfCase>[]) =>
  (id: string): boolean =>
    rules.some((rule) => rule.id === id)

const isAboutTheCertificate = about(signingCertificateIsWhole, signingKeyIsStrong, signerIsTrusted, signerIsInTime)
const isAboutTheSignature = about(signatureIsRight, algorithmIsStrong)
const isAboutTime = about(issuedBeforeItsUse, issuedRecently, conditionsHold)

/** Fault codes of WS-Security 1.1, 12: the DMP's own are not public. */
const subcodeOf = (id: string): string => {
  if (isAboutTheSignature(id)) return 'wsse:FailedCheck'
  return isAboutTime(id) ? 'wsse:MessageExpired' : 'wsse:InvalidSecurityToken'
}

/** Everything that the rules of the VIHF say against a token, in their order. The token counts as used from here on. */
export const vihfObjections = (
  assertion: Assertion,
  envelopeBytes: Uint8Array,
  state: DmpState,
): readonly Objection[] => {
  const { authority, address, lifetimeMinutes, usedIds } = state
  const subject: VihfCase = {
    assertion,
    signature: verifyAssertionSignature(envelopeBytes),
    at: state.now(),
    usedBefore: usedIds.has(assertion.id),
    lifetimeMinutes,
    ...(authority !== undefined && { authority }),
    ...(address !== '' && { address }),
  }
  usedIds.add(assertion.id)
  return refusingVihfRules.flatMap((rule) =>
    rule.check(subject).findings.map(({ rule: id, message }) => {
      const code = isAboutTheCertificate(id) ? 'DMPInvalidCertificate: ' : ''
      return {
        note: dmpRuleNote(rule).with({ why: message }),
        reason: { fr: `${code}${message.fr}`, en: `${code}${message.en}` },
        subcode: subcodeOf(id),
        assumption: 'dmp.vihf-fault' as const,
      }
    }),
  )
}
