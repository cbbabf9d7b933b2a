import type { HttpRequest } from '../../src/model/exchange.ts'
import type { Answer, Operation } from '../../src/model/service.ts'
import { one, words } from '../../src/protocols/oidc/parameters.ts'
import { readJsonObject } from '../../src/protocols/oidc/token-response.ts'
import { json, oauthError } from './answers.ts'
import { readForm, showsItsCertificate } from './client-authentication.ts'
import { confirmation, forgetExpired } from './issue-tokens.ts'
import { signRs256 } from './sign.ts'
import { type ApiToken, clientById, epoch, type IssuedToken, type PscState } from './state.ts'
import { subjectOf } from './subject.ts'

/** Where the authorization server of a target API stands. The real ones have hosts of their own, each of its own. */
const apiPath = '/api-pro-sante-connectee'

const exchangeGrantType = 'urn:ietf:params:oauth:grant-type:token-exchange'
const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token'
const subjectTokenTypes = [accessTokenType, 'urn:ietf:params:oauth:token-type:jwt']
const assumptions = ['psc.api-path', 'psc.api-errors'] as const

const refuse = (status: number, error: string, description: string): Answer =>
  oauthError(status, error, description, { assumptions })

/** The service that the certificate of the connection stands for; `client_id` must name the same one (A7). */
const caller = (request: HttpRequest, state: PscState) => {
  const read = readForm(request)
  if ('refused' in read) return read
  if (request.tls?.clientTrusted !== true) {
    return { refused: refuse(401, 'invalid_client', 'A client certificate of the test authority is needed') }
  }
  const client = clientById(state, read.form.credentials.clientId)
  return client !== undefined && showsItsCertificate(client, request)
    ? { client, parameters: read.form.parameters, thumbprint: request.tls.clientThumbprint }
    : { refused: refuse(401, 'invalid_client', 'The certificate is not the one declared for client_id') }
}

/** The `cnf` of the form must be the certificate of the connection; the reference proxy sends none (A7). */
const otherCertificate = (cnf: string | undefined, thumbprint: string | undefined): boolean =>
  cnf !== undefined && readJsonObject(new TextEncoder().encode(cnf))?.['x5t#S256'] !== thumbprint

const issue = (
  subject: IssuedToken,
  clientId: string,
  scope: readonly string[],
  boundTo: string | undefined,
  state: PscState,
) => {
  const now = epoch(state)
  const jti = state.uuid()
  const expiresAt = now + state.options.apiTokenSeconds
  const token: ApiToken = { grant: subject.grant, jti, issuedAt: now, expiresAt, boundTo, scope }
  const claims = { jti, iat: now, exp: expiresAt, sub: subjectOf(subject.grant, state), client_id: clientId }
  const jwt = signRs256(
    { iss: `${new URL(state.issuer).origin}${apiPath}`, ...claims, scope: scope.join(' '), ...confirmation(boundTo) },
    state.keys[0],
  )
  forgetExpired(state.apiTokens, now)
  state.apiTokens.set(jwt, token)
  return jwt
}

const exchange = (request: HttpRequest, state: PscState): Answer => {
  const known = caller(request, state)
  if ('refused' in known) return known.refused
  const { client, parameters, thumbprint } = known
  const get = (name: string) => one(parameters, name)
  if (get('grant_type') !== exchangeGrantType) return refuse(400, 'unsupported_grant_type', 'Unsupported grant_type')
  const missing = ['subject_token', 'subject_token_type', 'scope'].find((name) => get(name) === undefined)
  if (missing !== undefined) return refuse(400, 'invalid_request', `Missing parameter: ${missing}`)
  if (!subjectTokenTypes.includes(get('subject_token_type') ?? '')) {
    return refuse(400, 'invalid_request', 'Invalid parameter: subject_token_type')
  }
  if (otherCertificate(get('cnf'), thumbprint)) {
    return refuse(400, 'invalid_request', 'Parameter cnf is not the certificate of the connection')
  }
  const subject = state.accessTokens.get(get('subject_token') ?? '')
  if (subject === undefined || subject.expiresAt <= epoch(state) || state.fault === 'introspection-inactive') {
    return refuse(400, 'invalid_grant', 'The subject token is not active')
  }
  const token = issue(subject, client.clientId, words(get('scope')), thumbprint, state)
  return json(
    200,
    {
      access_token: token,
      issued_token_type: accessTokenType,
      token_type: 'Bearer',
      expires_in: state.options.apiTokenSeconds,
      scope: get('scope'),
    },
    {
      headers: { 'cache-control': 'no-cache, no-store' },
      assumptions,
    },
  )
}

const introspect = (request: HttpRequest, state: PscState): Answer => {
  const known = caller(request, state)
  if ('refused' in known) return known.refused
  const issued = state.apiTokens.get(one(known.parameters, 'token') ?? '')
  if (issued === undefined || issued.expiresAt <= epoch(state)) return json(200, { active: false }, { assumptions })
  const { grant, jti, issuedAt, expiresAt, scope, boundTo } = issued
  return json(
    200,
    {
      active: true,
      jti,
      iat: issuedAt,
      exp: expiresAt,
      sub: subjectOf(grant, state),
      client_id: grant.clientId,
      username: grant.nationalId,
      token_type: 'Bearer',
      scope: scope.join(' '),
      ...confirmation(boundTo),
    },
    { assumptions },
  )
}

/** Token exchange (RFC 8693) and introspection, by certificate only, as a target API’s authorization server (A7). */
export const apiAuthorizationServer: readonly Operation<PscState>[] = [
  { name: 'api-token', method: 'POST', path: `${apiPath}/token`, handle: exchange },
  { name: 'api-introspect', method: 'POST', path: `${apiPath}/introspect`, handle: introspect },
]
