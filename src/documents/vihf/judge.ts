import { assertionOf } from '../../protocols/saml/assertion.ts'
import { verifyAssertionSignature } from '../../protocols/saml/signature.ts'
import type { PlacedElement } from '../../rules/tree.ts'
import { vihfRules } from '../../rules/vihf/rules.ts'
import { applyRules } from '../apply.ts'
import { decode } from '../decode.ts'
import type { Judge } from '../judged.ts'

/**
 * A VIHF by itself: its attributes, and its signature under the certificate that it carries. Whether that certificate is
 * trusted, and whether the token is still valid, is not judged: neither an authority nor a clock is at hand.
 */
export const judgeVihf =
  (root: PlacedElement): Judge =>
  ({ bytes, lang }) => {
    const decoded = decode(bytes)
    const signature = verifyAssertionSignature('text' in decoded ? decoded.text : '')
    return { ruleSets: [applyRules(vihfRules, { assertion: assertionOf(root), signature }, lang)], claims: [] }
  }
