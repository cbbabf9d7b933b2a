import { createHash, timingSafeEqual } from 'node:crypto'
import { type HttpRequest, header } from '../../src/model/exchange.ts'
import type { Answer } from '../../src/model/service.ts'
import { type BackChannelRequest, readBackChannelRequest } from '../../src/protocols/oidc/token-request.ts'
import { oauthError } from './answers.ts'
import type { PscClient } from './options.ts'
import { clientById, type PscState } from './state.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()

const sameSecret = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))

/**
 * Reads a form posted by a service and knows which service posts it (client_secret_basic, client_secret_post).
 * The answer is the error of RFC 6749 §5.2 when either fails.
 */
export const authenticatedForm = (
  request: HttpRequest,
  state: PscState,
): { readonly refused: Answer } | { readonly client: PscClient; readonly form: BackChannelRequest } => {
  const mediaType = header(request.headers, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (mediaType !== 'application/x-www-form-urlencoded') {
    return { refused: oauthError(400, 'invalid_request', 'The body must be application/x-www-form-urlencoded') }
  }
  const form = readBackChannelRequest(request.body, header(request.headers, 'authorization'))
  const { clientId, clientSecret, method } = form.credentials
  const client = clientById(state, clientId)
  if (form.repeated.length > 0) return { refused: oauthError(400, 'invalid_request', 'duplicated parameter') }
  if (form.twoMethods) {
    return { refused: oauthError(400, 'invalid_request', 'More than one client authentication method was used') }
  }
  if (client === undefined || clientSecret === undefined || !sameSecret(clientSecret, client.clientSecret)) {
    const challenge =
      method === 'client_secret_basic' ? { headers: { 'www-authenticate': 'Basic realm="esante-wallet"' } } : {}
    return {
      refused: oauthError(401, 'invalid_client', 'Invalid client or Invalid client credentials', challenge),
    }
  }
  return { client, form }
}
