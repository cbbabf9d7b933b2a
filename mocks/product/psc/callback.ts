import { randomBytes } from 'node:crypto'
import { readAuthorizationAnswer } from '../../../src/protocols/oidc/authorization-answer.ts'
import { verifyIdToken } from '../../../src/protocols/oidc/id-token.ts'
import { textClaim } from '../../../src/protocols/oidc/jwt.ts'
import { nationalIdOf } from '../../../src/protocols/oidc/professional.ts'
import type { TokenResponse } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext, Professional } from '../context.ts'
import { type LoginAttempt, memoryOf, type PscMemory } from './memory.ts'
import { discover, type Provider, publishedKeys, redeem } from './provider.ts'
import { relyingParty } from './settings.ts'

export type LoginOutcome = { readonly refused: string } | { readonly sessionCookie: string }

const open = (product: ProductContext, who: Professional, tokens: TokenResponse | undefined): LoginOutcome => {
  const sessionCookie = randomBytes(32).toString('base64url')
  product.sessions.set(sessionCookie, who)
  memoryOf(product).tokens.set(sessionCookie, {
    idToken: tokens?.idToken ?? '',
    accessToken: tokens?.accessToken ?? '',
  })
  product.trace('session.opened', { by: 'psc', nationalId: who.nationalId })
  return { sessionCookie }
}

/** The attempt that this browser began. With the defect, any browser’s last attempt will do. */
const attemptOf = (product: ProductContext, { attempts }: PscMemory, cookie: string): LoginAttempt | undefined =>
  attempts.get(cookie) ?? (product.has('psc.state-not-checked') ? [...attempts.values()].at(-1) : undefined)

const professionalOf = async (
  product: ProductContext,
  provider: Provider,
  idToken: string,
  nonce: string,
): Promise<{ readonly refused: string } | { readonly who: Professional }> => {
  const { issuer, clientId } = relyingParty(product)
  const keys = await publishedKeys(product, provider)
  const { claims, problems } = await verifyIdToken(idToken, keys, {
    issuer,
    clientId,
    nonce,
    acr: 'eidas1',
    now: new Date(),
  })
  const unchecked = product.has('psc.nonce-not-checked') || product.has('psc.nonce-missing') ? 'nonce' : undefined
  const problem = problems.find((found) => found !== unchecked)
  if (problem !== undefined) return { refused: `id_token refusé (${problem})` }
  const nationalId = nationalIdOf(claims)
  if (nationalId === undefined) return { refused: 'l’id_token ne nomme aucun professionnel' }
  return {
    who: {
      nationalId,
      familyName: textClaim(claims, 'family_name') ?? '',
      givenName: textClaim(claims, 'given_name') ?? '',
    },
  }
}

/** The answer of Pro Santé Connect, come back by the browser. Nothing opens unless every step holds. */
export const finishLogin = async (product: ProductContext, url: string, cookie: string): Promise<LoginOutcome> => {
  const memory = memoryOf(product)
  const attempt = attemptOf(product, memory, cookie)
  memory.attempts.delete(cookie)
  const answer = readAuthorizationAnswer(url)
  if (attempt === undefined) return { refused: 'aucune connexion n’a été demandée par ce navigateur' }
  const stateHolds =
    answer.state === attempt.state || product.has('psc.state-not-checked') || product.has('psc.state-missing')
  if (!stateHolds && !product.has('psc.state-checked-after-the-exchange')) return { refused: 'state inattendu' }
  if (answer.error !== undefined) return { refused: `réponse ${answer.error}` }
  if (answer.code === undefined) return { refused: 'la réponse n’a pas de code' }
  if (answer.iss !== undefined && answer.iss !== relyingParty(product).issuer) return { refused: 'iss inattendu' }
  if (product.has('psc.session-without-code-exchange')) return open(product, product.user(), undefined)
  const provider = await discover(product)
  const tokens = await redeem(product, provider, answer.code, attempt)
  if (!stateHolds) return { refused: 'state inattendu' }
  if (tokens.idToken === undefined) return { refused: 'la réponse n’a pas d’id_token' }
  const identified = await professionalOf(product, provider, tokens.idToken, attempt.nonce)
  if ('refused' in identified) return identified
  return open(product, product.has('psc.session-for-the-default-user') ? product.user() : identified.who, tokens)
}
