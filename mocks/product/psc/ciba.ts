import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { PilotActions } from '../../../src/model/pilot.ts'
import { cibaGrantType } from '../../../src/protocols/oidc/ciba-request.ts'
import { readJsonObject } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { identify } from './identify.ts'
import { openSession } from './open-session.ts'
import { askForTokens, callAsClient, discover, type Provider } from './provider.ts'

type Outcome = PilotActions['session.loginByCiba']['result']

/** Seconds that each slow_down adds to the interval (CIBA Core §11). */
const slowDownSeconds = 5

const told = (outcome: Outcome['outcome'], message: string): Outcome => ({ outcome, message })

export const cibaPollsWithoutWaiting = defect(
  'psc.ciba-polls-without-waiting',
  'fail',
  ['psc.cibaPollsAtTheAllowedPace', 'psc.cibaSessionIsTheProfessionals'],
  'CIBA : le produit interroge sans attendre, puis abandonne',
  'CIBA: the product polls without waiting, then gives up',
)

export const cibaSessionForTheDefaultUser = defect(
  'psc.ciba-session-for-the-default-user',
  'fail',
  ['psc.cibaSessionIsTheProfessionals'],
  'CIBA : la session s’ouvre pour l’utilisateur par défaut',
  'CIBA: the session opens for the default user',
)

export const cibaGivesUpAtTheFirstAnswer = defect(
  'psc.ciba-gives-up-at-the-first-answer',
  'fail',
  ['psc.cibaSessionIsTheProfessionals'],
  'CIBA : le produit abandonne à la première attente',
  'CIBA: the product gives up at the first wait',
)

/** Polls until the professional has answered, no faster than Pro Santé Connect allows. */
const poll = async (product: ProductContext, provider: Provider, id: string, seconds: number): Promise<Outcome> => {
  let interval = seconds
  let hurried = 0
  for (;;) {
    await wait(product.has(cibaPollsWithoutWaiting) ? 50 : interval * 1000)
    const form = new URLSearchParams({ grant_type: cibaGrantType, auth_req_id: id })
    const answer = await askForTokens(product, provider, form)
    if (answer.status === 200) {
      const identified = await identify(product, provider, answer, undefined)
      if ('refused' in identified) return told('failed', identified.refused)
      const { who } = identified
      openSession(product, product.has(cibaSessionForTheDefaultUser) ? product.user() : who, answer)
      return { outcome: 'opened' }
    }
    if (product.has(cibaGivesUpAtTheFirstAnswer)) return told('failed', answer.error ?? '')
    if (answer.error === 'slow_down') {
      interval += slowDownSeconds
      hurried += 1
      // Several times: a machine that pauses between two polls hides one of them, not all.
      if (product.has(cibaPollsWithoutWaiting) && hurried === 3) return told('failed', 'slow_down')
    } else if (answer.error === 'access_denied') return told('refused', 'le professionnel a refusé')
    else if (answer.error === 'expired_token') return told('expired', 'la demande a expiré')
    else if (answer.error !== 'authorization_pending') return told('failed', answer.error ?? `${answer.status}`)
  }
}

export const cibaHintOfTheDefaultUser = defect(
  'psc.ciba-hint-of-the-default-user',
  'fail',
  ['psc.cibaRequestNamesTheProfessional'],
  'La demande CIBA nomme toujours l’utilisateur par défaut',
  'The CIBA request always names the default user',
)

export const cibaWithoutAcrValues = defect(
  'psc.ciba-without-acr-values',
  'warn',
  ['psc.cibaRequestDemandsEidas1'],
  'La demande CIBA ne porte pas acr_values',
  'The CIBA request lacks acr_values',
)

const ask = async (
  product: ProductContext,
  { nationalId, channel }: PilotActions['session.loginByCiba']['params'],
): Promise<Outcome> => {
  const provider = await discover(product)
  const bindingMessage = String(randomInt(10, 100))
  const form = new URLSearchParams({
    scope: 'openid scope_all',
    login_hint: product.has(cibaHintOfTheDefaultUser) ? product.user().nationalId : nationalId,
    channel,
    binding_message: bindingMessage,
    ...(product.has(cibaWithoutAcrValues) ? {} : { acr_values: 'eidas1' }),
  })
  const { status, body } = await callAsClient(product, provider.cibaEndpoint, form)
  const accepted = readJsonObject(body)
  const id = accepted?.auth_req_id
  if (status !== 200 || typeof id !== 'string') return told('failed', `Pro Santé Connect a répondu ${status}`)
  const interval = typeof accepted?.interval === 'number' ? accepted.interval : 5
  return { ...(await poll(product, provider, id, interval)), bindingMessage }
}

export const cibaRefusalOpensASession = defect(
  'psc.ciba-refusal-opens-a-session',
  'fail',
  ['psc.refusedCibaOpensNoSession'],
  'CIBA : un refus ouvre la session de l’utilisateur par défaut',
  'CIBA: a refusal opens the default user’s session',
)

/** Login by CIBA: the server asks, the professional answers on their card or telephone, the server polls (A6). */
export const loginByCiba = async (
  product: ProductContext,
  params: PilotActions['session.loginByCiba']['params'],
): Promise<Outcome> => {
  const outcome = await ask(product, params)
  if (outcome.outcome !== 'opened' && product.has(cibaRefusalOpensASession)) {
    openSession(product, product.user(), undefined)
  }
  return outcome
}
