import { type HttpRequest, header } from '../../src/model/exchange.ts'
import type { Answer, Operation } from '../../src/model/service.ts'
import { json } from './answers.ts'
import { userInfoClaims } from './claims.ts'
import { faultIs } from './faults.ts'
import { subjectOf } from './issue-tokens.ts'
import { professionalById } from './professionals.ts'
import { endpoint, epoch, type PscState } from './state.ts'

const challenge = (parameters: string) => ({ 'www-authenticate': `Bearer realm="esante-wallet"${parameters}` })

const tell = (request: HttpRequest, state: PscState): Answer => {
  const token = /^Bearer +(\S+) *$/i.exec(header(request.headers, 'authorization') ?? '')?.[1]
  if (token === undefined) {
    return json(401, { error: 'invalid_request', error_description: 'Token not provided' }, { headers: challenge('') })
  }
  const issued = state.accessTokens.get(token)
  const professional = issued && professionalById(issued.grant.nationalId)
  const dead = issued === undefined || issued.expiresAt <= epoch(state)
  const stolen = issued?.boundTo !== undefined && issued.boundTo !== request.tls?.clientThumbprint
  if (issued === undefined || professional === undefined || dead || stolen) {
    const description = stolen ? 'The token is bound to another certificate' : 'Token verification failed'
    return json(
      401,
      { error: 'invalid_token', error_description: description },
      { headers: challenge(`, error="invalid_token", error_description="${description}"`), notes: [description] },
    )
  }
  const sub = `${subjectOf(issued.grant, state)}${faultIs(state, 'userinfo-sub-differs') ? '-autre' : ''}`
  return json(
    200,
    issued.grant.scope.includes('scope_all')
      ? { sub, ...userInfoClaims(professional, state) }
      : { sub, preferred_username: professional.nationalId, email_verified: false },
  )
}

/** OIDC Core §5.3.1: GET and POST, with the access token as Bearer. */
export const userinfo: readonly Operation<PscState>[] = (['GET', 'POST'] as const).map((method) => ({
  name: 'userinfo',
  method,
  path: endpoint('userinfo'),
  handle: tell,
}))
