import { compactVerify, createLocalJWKSet } from 'jose'
import type { HttpRequest } from '../../src/model/exchange.ts'
import type { Answer, Operation } from '../../src/model/service.ts'
import { html } from '../../src/protocols/html/write.ts'
import { decodeJwt, textClaim } from '../../src/protocols/oidc/jwt.ts'
import { one, type Parameters, queryOf, readParameters, repeated } from '../../src/protocols/oidc/parameters.ts'
import { page, redirect } from './answers.ts'
import { expiredCookie, sessionOf } from './cookie.ts'
import { errorPage } from './error-page.ts'
import { layout } from './layout.ts'
import { closeSession } from './session.ts'
import { clientById, endpoint, type PscState } from './state.ts'

type Claims = Readonly<Record<string, unknown>>

/** Claims of a hint that this provider signed; an expired one still tells who logs out (RP-Initiated Logout §4). */
const hintedClaims = async (hint: string, { keys }: PscState): Promise<Claims | undefined> => {
  try {
    await compactVerify(hint, createLocalJWKSet({ keys: keys.map(({ publicJwk }) => publicJwk) }))
    return decodeJwt(hint)?.claims
  } catch {
    return undefined
  }
}

const endSession = async (parameters: Parameters, request: HttpRequest, state: PscState): Promise<Answer> => {
  const hint = one(parameters, 'id_token_hint')
  const claims = hint === undefined ? undefined : await hintedClaims(hint, state)
  if (hint !== undefined && claims === undefined) {
    return errorPage(400, 'id_token_hint', 'Ce jeton n’a pas été signé par Pro Santé Connect.')
  }
  const named = one(parameters, 'client_id')
  const clientId = (claims && textClaim(claims, 'azp')) ?? named
  if (named !== undefined && named !== clientId) {
    return errorPage(400, 'client_id', 'Ce service n’est pas celui du jeton présenté.')
  }
  const target = one(parameters, 'post_logout_redirect_uri')
  const declared = clientById(state, clientId)?.postLogoutRedirectUris ?? []
  if (target !== undefined && !declared.includes(target)) {
    return errorPage(400, 'post_logout_redirect_uri', 'Cette adresse de retour n’est pas une de celles déclarées.')
  }
  const sessionId = (claims && textClaim(claims, 'sid')) ?? sessionOf(request.headers, state)?.id
  if (sessionId !== undefined) closeSession(state, sessionId)
  const extra = {
    headers: { 'set-cookie': expiredCookie(state) },
    assumptions:
      hint === undefined
        ? (['psc.logout-ends-sso', 'psc.logout-without-hint'] as const)
        : (['psc.logout-ends-sso'] as const),
  }
  if (target === undefined) {
    return page(200, layout('Vous êtes déconnecté', html`<p>Votre session Pro Santé Connect est fermée.</p>`), extra)
  }
  const url = new URL(target)
  const given = one(parameters, 'state')
  if (given !== undefined) url.searchParams.append('state', given)
  return redirect(given === undefined ? target : url.href, extra)
}

/** RP-initiated logout, by the browser or by the service’s server (A5). */
export const logout: readonly Operation<PscState>[] = (['GET', 'POST'] as const).map((method) => ({
  name: 'logout',
  method,
  path: endpoint('logout'),
  handle: (request, state) => {
    const parameters = method === 'POST' ? readParameters(new TextDecoder().decode(request.body)) : queryOf(request.url)
    const twice = repeated(parameters)[0]
    if (twice !== undefined) return errorPage(400, twice, 'Ce paramètre est donné plusieurs fois.')
    return endSession(parameters, request, state)
  },
}))
