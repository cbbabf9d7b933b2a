import { assertionOf } from '../../protocols/saml/assertion.ts'
import { verifyAssertionSignature } from '../../protocols/saml/signature.ts'
import { vihfRules } from '../../rules/vihf/rules.ts'
import { decodeXml } from '../../xml/decode.ts'
import type { PlacedElement } from '../../xml/placed.ts'
import { applyRules } from '../apply.ts'
import type { Judge } from '../judged.ts'

/**
 * A VIHF by itself: its attributes, and its signature under the certificate that it carries. Whether that certificate is
 * trusted, and whether the token is still valid or was used
 * before, is not judged: neither an authority nor a clock is at hand.
 */
export const judgeVihf =
  (root: PlacedElement): Judge =>
  ({ bytes, lang }) => {
    const signature = verifyAssertionSignature(decodeXml(bytes))
    return { ruleSets: [applyRules(vihfRules, { assertion: assertionOf(root), signature }, lang)], claims: [] }
  }
