import type { Operation } from '../../src/model/service.ts'
import { one } from '../../src/protocols/oidc/parameters.ts'
import { professionalById } from '../people/professionals.ts'
import { json } from './answers.ts'
import { authentication, introspectedIdentity } from './claims.ts'
import { authenticatedForm } from './client-authentication.ts'
import { faultIs } from './faults.ts'
import { confirmation } from './issue-tokens.ts'
import { endpoint, epoch, type PscState } from './state.ts'
import { subjectOf } from './subject.ts'

/** RFC 7662 and A4.1: what identifies the professional comes only when an access token is introspected. */
export const introspect: Operation<PscState> = {
  name: 'introspect',
  method: 'POST',
  path: endpoint('token/introspect'),
  handle: (request, state) => {
    const caller = authenticatedForm(request, state)
    if ('refused' in caller) return caller.refused
    const token = one(caller.form.parameters, 'token') ?? ''
    const access = state.accessTokens.get(token)
    const issued = access ?? state.refreshTokens.get(token)
    const dead = issued === undefined || issued.expiresAt <= epoch(state)
    if (dead || faultIs(state, 'introspection-inactive')) return json(200, { active: false })
    const { grant } = issued
    const professional = access && professionalById(grant.nationalId)
    return json(200, {
      exp: issued.expiresAt,
      iat: issued.issuedAt,
      auth_time: grant.authTime,
      jti: issued.jti,
      iss: state.issuer,
      sub: subjectOf(grant, state),
      typ: access ? 'Bearer' : 'Refresh',
      azp: grant.clientId,
      nonce: grant.nonce ?? '',
      session_state: grant.sessionId,
      preferred_username: grant.nationalId,
      email_verified: false,
      acr: state.options.acr,
      ...authentication(state),
      scope: grant.scope.join(' '),
      sid: grant.sessionId,
      client_id: grant.clientId,
      username: grant.nationalId,
      ...confirmation(issued.boundTo),
      ...(professional ? introspectedIdentity(professional, state) : {}),
      active: true,
    })
  },
}
