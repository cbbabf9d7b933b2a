import { say, type Text } from '../../model/text.ts'
import { type DecodedJwt, decodeJwt } from '../../protocols/oidc/jwt.ts'
import { type Fact, fact, factRule } from '../../rules/fact-rule.ts'
import { applyRules, type RuleSet } from '../apply.ts'
import type { Judge } from '../judged.ts'

const whole = (jwt: DecodedJwt | undefined): readonly Fact<DecodedJwt>[] => (jwt ? [fact(jwt)] : [])

const times = ['exp', 'iat', 'nbf', 'auth_time'] as const

/** A token taken apart, as RFC 7515 and RFC 7519 write it; undefined when it cannot be. */
export const jwtRules: RuleSet<DecodedJwt | undefined> = {
  name: 'banc/jwt',
  version: '1',
  rules: [
    factRule<DecodedJwt | undefined, DecodedJwt | undefined>({
      id: 'jwt.readable',
      clause: 'RFC 7515, 3.1',
      title: { fr: "L'en-tête et les déclarations sont du JSON", en: 'The header and the claims are JSON' },
      facts: (jwt) => [fact(jwt)],
      judge: (jwt) =>
        jwt
          ? undefined
          : {
              fr: "L'en-tête ou les déclarations du jeton ne sont pas un objet JSON.",
              en: 'The header or the claims of the token are no JSON object.',
            },
    }),
    factRule<DecodedJwt | undefined, DecodedJwt>({
      id: 'jwt.signed',
      clause: 'RFC 8725, 3.1',
      title: { fr: 'Le jeton annonce une signature (alg)', en: 'The token announces a signature (alg)' },
      facts: whole,
      judge: ({ header: { alg } }) =>
        typeof alg === 'string' && /^(?:RS|PS|ES|HS)(?:256|384|512)$|^EdDSA$/.test(alg)
          ? undefined
          : {
              fr: `alg vaut « ${String(alg)} » : le jeton n'est pas signé par un algorithme connu.`,
              en: `alg is "${String(alg)}": the token is not signed with a known algorithm.`,
            },
    }),
    factRule<DecodedJwt | undefined, DecodedJwt>({
      id: 'jwt.times',
      clause: 'RFC 7519, 4.1',
      title: {
        fr: 'Les dates sont des secondes depuis 1970, dans leur ordre',
        en: 'Times are seconds since 1970, in their order',
      },
      facts: whole,
      judge: ({ claims }) => {
        const wrong = times.filter((name) => claims[name] !== undefined && typeof claims[name] !== 'number')
        const { exp, iat } = claims
        const reversed = typeof exp === 'number' && typeof iat === 'number' && exp < iat
        return wrong.length === 0 && !reversed
          ? undefined
          : {
              fr: `Dates fausses : ${[...wrong, ...(reversed ? ['exp < iat'] : [])].join(', ')}.`,
              en: `Wrong times: ${[...wrong, ...(reversed ? ['exp < iat'] : [])].join(', ')}.`,
            }
      },
    }),
    factRule<DecodedJwt | undefined, DecodedJwt>({
      id: 'jwt.issuer',
      clause: 'RFC 7519, 4.1.1',
      severity: 'warning',
      title: { fr: "L'émetteur (iss) et le terme (exp) sont dits", en: 'The issuer (iss) and the end (exp) are told' },
      facts: whole,
      judge: ({ claims: { iss, exp } }) =>
        typeof iss === 'string' && iss !== '' && exp !== undefined
          ? undefined
          : { fr: 'iss ou exp est absent.', en: 'iss or exp is absent.' },
    }),
  ],
}

const noKey: Text = {
  fr: 'La signature du jeton n’est pas jugée : le banc n’a pas la clé de son émetteur.',
  en: "The token's signature is not judged: the bench does not have its issuer's key.",
}

/** A JWT: what can be read of it. Its signature stays unjudged, and the result says so. */
export const judgeJwt: Judge = ({ bytes, lang }) => {
  const judged = applyRules(jwtRules, decodeJwt(new TextDecoder().decode(bytes).trim()), lang)
  const unsigned = { name: 'banc/jwt-signature', version: '1', rulesFired: 0, aborted: say(noKey, lang) }
  const finding = { rule: 'jwt.signature-judged', severity: 'info' as const, location: '/', line: 0, column: 0 }
  return {
    ruleSets: [judged, { ...unsigned, findings: [{ ...finding, message: say(noKey, lang) }] }],
    claims: [],
  }
}
