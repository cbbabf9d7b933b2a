import { messageOf } from '../../../src/model/errors.ts'
import { readAuthorizationAnswer } from '../../../src/protocols/oidc/authorization-answer.ts'
import type { TokenResponse } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext } from '../context.ts'
import { identify } from './identify.ts'
import { type LoginAttempt, memoryOf, type PscMemory } from './memory.ts'
import { type LoginOutcome, openSession } from './open-session.ts'
import { discover, type Provider, redeem } from './provider.ts'
import { relyingParty } from './settings.ts'

/** The attempt that this browser began. With the defect, any browser’s last attempt will do. */
const attemptOf = (product: ProductContext, { attempts }: PscMemory, key: string): LoginAttempt | undefined =>
  attempts.get(key) ?? (product.has('psc.state-not-checked') ? [...attempts.values()].at(-1) : undefined)

const stateHolds = ({ has }: ProductContext, given: string | undefined, attempt: LoginAttempt): boolean =>
  given === attempt.state ||
  has('psc.state-not-checked') ||
  has('psc.state-missing') ||
  (given === undefined && has('psc.missing-state-accepted'))

const exchange = async (
  product: ProductContext,
  provider: Provider,
  code: string,
  attempt: LoginAttempt,
): Promise<TokenResponse | { readonly failed: string }> => {
  try {
    return await redeem(product, provider, code, attempt)
  } catch (error) {
    return { failed: messageOf(error) }
  }
}

/**
 * The answer of Pro Santé Connect, come back by the browser. Nothing opens unless every step holds.
 * @param key value of the attempt's cookie, or the `state` for a native application
 */
export const finishLogin = async (product: ProductContext, url: string, key: string): Promise<LoginOutcome> => {
  const memory = memoryOf(product)
  const attempt = attemptOf(product, memory, key)
  memory.attempts.delete(key)
  const answer = readAuthorizationAnswer(url)
  if (attempt === undefined) return { refused: 'aucune connexion n’a été demandée par ce navigateur' }
  const holds = stateHolds(product, answer.state, attempt)
  if (!holds && !product.has('psc.state-checked-after-the-exchange')) return { refused: 'state inattendu' }
  if (answer.error !== undefined) {
    if (product.has('psc.error-answer-opens-a-session')) return openSession(product, product.user(), undefined)
    return { refused: `réponse ${answer.error}` }
  }
  if (answer.code === undefined) return { refused: 'la réponse n’a pas de code' }
  const foreign = answer.iss !== undefined && answer.iss !== relyingParty(product).issuer
  if (foreign && !product.has('psc.answer-issuer-not-checked')) return { refused: 'iss inattendu' }
  if (product.has('psc.session-without-code-exchange')) return openSession(product, product.user(), undefined)
  const provider = await discover(product)
  const tokens = await exchange(product, provider, answer.code, attempt)
  if ('failed' in tokens) {
    return product.has('psc.failed-exchange-opens-a-session')
      ? openSession(product, product.user(), undefined)
      : { refused: tokens.failed }
  }
  if (!holds) return { refused: 'state inattendu' }
  const identified = await identify(product, provider, tokens, attempt.nonce)
  if ('refused' in identified) return identified
  return openSession(product, product.has('psc.session-for-the-default-user') ? product.user() : identified.who, tokens)
}
