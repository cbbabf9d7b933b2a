import { messageOf } from '../../../src/model/errors.ts'
import { readAuthorizationAnswer } from '../../../src/protocols/oidc/authorization-answer.ts'
import type { TokenResponse } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { identify } from './identify.ts'
import { type LoginAttempt, memoryOf, type PscMemory } from './memory.ts'
import { type LoginOutcome, openSession } from './open-session.ts'
import { discover, type Provider, redeem } from './provider.ts'
import { relyingParty } from './settings.ts'
import { stateMissing } from './start.ts'

export const stateNotChecked = defect(
  'psc.state-not-checked',
  'fail',
  ['psc.alteredStateOpensNoSession', 'psc.alteredStateRedeemsNoCode'],
  'Le state du retour n’est pas vérifié',
  'The state of the answer is not checked',
)

/** The attempt that this browser began. With the defect, any browser’s last attempt will do. */
const attemptOf = (product: ProductContext, { attempts }: PscMemory, key: string): LoginAttempt | undefined =>
  attempts.get(key) ?? (product.has(stateNotChecked) ? [...attempts.values()].at(-1) : undefined)

export const missingStateAccepted = defect(
  'psc.missing-state-accepted',
  'fail',
  ['psc.missingStateOpensNoSession'],
  'Un retour sans state est accepté',
  'An answer without state is accepted',
)

const stateHolds = ({ has }: ProductContext, given: string | undefined, attempt: LoginAttempt): boolean =>
  given === attempt.state ||
  has(stateNotChecked) ||
  has(stateMissing) ||
  (given === undefined && has(missingStateAccepted))

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

export const stateCheckedAfterTheExchange = defect(
  'psc.state-checked-after-the-exchange',
  'warn',
  ['psc.alteredStateRedeemsNoCode'],
  'Le state n’est vérifié qu’après l’échange du code',
  'The state is checked only after the code was redeemed',
)

export const errorAnswerOpensASession = defect(
  'psc.error-answer-opens-a-session',
  'fail',
  ['psc.errorAnswerOpensNoSession'],
  'Un retour en erreur ouvre la session de l’utilisateur par défaut',
  'An error answer opens the default user’s session',
)

export const answerIssuerNotChecked = defect(
  'psc.answer-issuer-not-checked',
  'warn',
  ['psc.answerOfAnotherIssuerOpensNoSession'],
  'L’émetteur (iss) du retour n’est pas vérifié',
  'The issuer (iss) of the answer is not checked',
)

export const sessionWithoutCodeExchange = defect(
  'psc.session-without-code-exchange',
  'fail',
  ['psc.codeIsExchangedByTheServer'],
  'La session s’ouvre au seul vu du code, sans échange avec Pro Santé Connect',
  'The session opens at the sight of the code, without an exchange with Pro Santé Connect',
)

export const failedExchangeOpensASession = defect(
  'psc.failed-exchange-opens-a-session',
  'fail',
  ['psc.failedExchangeOpensNoSession'],
  'La session s’ouvre alors que l’échange du code a échoué',
  'The session opens although the exchange of the code failed',
)

export const sessionForTheDefaultUser = defect(
  'psc.session-for-the-default-user',
  'fail',
  ['psc.sessionIsTheProfessionals'],
  'La session s’ouvre au nom de l’utilisateur par défaut du poste',
  'The session opens in the name of the workstation’s default user',
)

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
  if (!holds && !product.has(stateCheckedAfterTheExchange)) return { refused: 'state inattendu' }
  if (answer.error !== undefined) {
    if (product.has(errorAnswerOpensASession)) return openSession(product, product.user(), undefined)
    return { refused: `réponse ${answer.error}` }
  }
  if (answer.code === undefined) return { refused: 'la réponse n’a pas de code' }
  const foreign = answer.iss !== undefined && answer.iss !== relyingParty(product).issuer
  if (foreign && !product.has(answerIssuerNotChecked)) return { refused: 'iss inattendu' }
  if (product.has(sessionWithoutCodeExchange)) return openSession(product, product.user(), undefined)
  const provider = await discover(product)
  const tokens = await exchange(product, provider, answer.code, attempt)
  if ('failed' in tokens) {
    return product.has(failedExchangeOpensASession)
      ? openSession(product, product.user(), undefined)
      : { refused: tokens.failed }
  }
  if (!holds) return { refused: 'state inattendu' }
  const identified = await identify(product, provider, tokens, attempt.nonce)
  if ('refused' in identified) return identified
  return openSession(product, product.has(sessionForTheDefaultUser) ? product.user() : identified.who, tokens)
}
