import { say, type Text } from '../../model/text.ts'
import { decodeJwt } from '../../protocols/oidc/jwt.ts'
import { jwtRules } from '../../rules/jwt/rules.ts'
import { applyRules } from '../apply.ts'
import type { Judge } from '../judged.ts'
import type { ToldRule } from '../told-rules.ts'

const noKey: Text = {
  fr: 'La signature du jeton n’est pas jugée : le banc n’a pas la clé de son émetteur.',
  en: "The token's signature is not judged: the bench does not have its issuer's key.",
}

/** A JWT: what can be read of it. Its signature stays unjudged, and the result says so. */
export const judgeJwt: Judge = ({ bytes, lang }) => {
  const judged = applyRules(jwtRules, decodeJwt(new TextDecoder().decode(bytes).trim()), lang)
  const unsigned = { name: 'banc/jwt-signature', version: '1', rulesFired: 0, aborted: say(noKey, lang) }
  const rule: ToldRule = 'jwt.signature-judged'
  const finding = { rule, severity: 'info' as const, location: '/', line: 0, column: 0 }
  return {
    ruleSets: [judged, { ...unsigned, findings: [{ ...finding, message: say(noKey, lang) }] }],
    claims: [],
  }
}
