import type { DecodedJwt } from '../../protocols/oidc/jwt.ts'
import { type Fact, fact } from '../fact.ts'
import { type RuleSet, rule } from '../rule.ts'

const whole = (jwt: DecodedJwt | undefined): readonly Fact<DecodedJwt>[] => (jwt ? [fact(jwt)] : [])

const times = ['exp', 'iat', 'nbf', 'auth_time'] as const

/** A token taken apart, as RFC 7515 and RFC 7519 write it; undefined when it cannot be. */
export const jwtRules: RuleSet<DecodedJwt | undefined> = {
  name: 'banc/jwt',
  version: '1',
  rules: [
    rule<DecodedJwt | undefined, DecodedJwt | undefined>({
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
    rule<DecodedJwt | undefined, DecodedJwt>({
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
    rule<DecodedJwt | undefined, DecodedJwt>({
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
    rule<DecodedJwt | undefined, DecodedJwt>({
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
