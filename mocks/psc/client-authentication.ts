import { createHash, timingSafeEqual } from 'node:crypto'
import { type HttpRequest, header } from '../../src/model/exchange.ts'
import type { Answer } from '../../src/model/service.ts'
import { type BackChannelRequest, readBackChannelRequest } from '../../src/protocols/oidc/token-request.ts'
import { oauthError } from './answers.ts'
import type { PscClient } from './options.ts'
import { clientById, type PscState } from './state.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()

const sameSecret = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))

/** A form posted by a service that has proved who it is. */
export interface AuthenticatedForm {
  readonly client: PscClient
  readonly form: BackChannelRequest
  /** How it did so, and the thumbprint to which its tokens are then bound. */
  readonly method: 'client_secret_basic' | 'client_secret_post' | 'tls_client_auth'
  readonly boundTo: string | undefined
}

/** Whether the request came with the certificate declared for this service (RFC 8705 §2.1.1). */
export const showsItsCertificate = (client: PscClient, { tls }: HttpRequest): boolean =>
  client.certificateSubject !== undefined &&
  tls?.clientTrusted === true &&
  tls.clientSubject === client.certificateSubject

const proofOf = (
  client: PscClient,
  { credentials }: BackChannelRequest,
  request: HttpRequest,
): Pick<AuthenticatedForm, 'method' | 'boundTo'> | undefined => {
  const { method, clientSecret } = credentials
  if (method === 'none') {
    const boundTo = request.tls?.clientThumbprint
    return showsItsCertificate(client, request) ? { method: 'tls_client_auth', boundTo } : undefined
  }
  const right =
    clientSecret !== undefined && client.clientSecret !== undefined && sameSecret(clientSecret, client.clientSecret)
  return right ? { method, boundTo: undefined } : undefined
}

/** Reads a form posted to a back-channel endpoint, with the errors that any service would get (RFC 6749 §3.2). */
export const readForm = (
  request: HttpRequest,
): { readonly refused: Answer } | { readonly form: BackChannelRequest } => {
  const mediaType = header(request.headers, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (mediaType !== 'application/x-www-form-urlencoded') {
    return { refused: oauthError(400, 'invalid_request', 'The body must be application/x-www-form-urlencoded') }
  }
  const form = readBackChannelRequest(request.body, header(request.headers, 'authorization'))
  if (form.repeated.length > 0) return { refused: oauthError(400, 'invalid_request', 'duplicated parameter') }
  return form.twoMethods
    ? { refused: oauthError(400, 'invalid_request', 'More than one client authentication method was used') }
    : { form }
}

/**
 * Reads a form posted by a service and knows which service posts it: client_secret_basic, client_secret_post, or
 * tls_client_auth when there is no secret. The answer is the error of RFC 6749 §5.2 when either fails.
 */
export const authenticatedForm = (
  request: HttpRequest,
  state: PscState,
): { readonly refused: Answer } | AuthenticatedForm => {
  const read = readForm(request)
  if ('refused' in read) return read
  const { form } = read
  const client = clientById(state, form.credentials.clientId)
  const proof = client && proofOf(client, form, request)
  if (client === undefined || proof === undefined) {
    const challenge =
      form.credentials.method === 'client_secret_basic'
        ? { headers: { 'www-authenticate': 'Basic realm="esante-wallet"' } }
        : {}
    return {
      refused: oauthError(401, 'invalid_client', 'Invalid client or Invalid client credentials', challenge),
    }
  }
  return { client, form, ...proof }
}
