import { type HttpRequest, header } from '../../src/model/exchange.ts'
import type { Answer, Operation } from '../../src/model/service.ts'
import { anotherProfessional, professionalById } from '../people/professionals.ts'
import type { TestProfessional } from '../people/test-professional.ts'
import { json, notStored } from './answers.ts'
import { userInfoClaims } from './claims.ts'
import { faultIs } from './faults.ts'
import { forgersKey } from './issue-tokens.ts'
import { type Claims, signRs256 } from './sign.ts'
import { endpoint, epoch, type Grant, type PscState } from './state.ts'
import { subjectOf } from './subject.ts'

const challenge = (parameters: string) => ({ 'www-authenticate': `Bearer realm="esante-wallet"${parameters}` })

/** Claims of the professional, or what the selected fault makes of them. */
const told = (professional: TestProfessional, grant: Grant, state: PscState): Claims => {
  const sub = `${subjectOf(grant, state)}${faultIs(state, 'userinfo-sub-differs') ? '-autre' : ''}`
  if (!grant.scope.includes('scope_all')) {
    return { sub, preferred_username: professional.nationalId, email_verified: false }
  }
  const who = faultIs(state, 'userinfo-names-another') ? anotherProfessional(professional.nationalId) : professional
  return { sub, ...userInfoClaims(who, state) }
}

/** The forger's own family name, in a JWT that Pro Santé Connect never signed. */
const forgedName = { family_name: 'FAUSSAIRE' }

const asAsked = (claims: Claims, { clientId }: Grant, state: PscState): Answer => {
  const forged = faultIs(state, 'userinfo-signed-by-another-key')
  if (!forged && state.options.userinfoFormat === 'json') return json(200, claims)
  const [key] = state.keys
  const addressed = { ...claims, iss: state.issuer, aud: clientId }
  const body = forged
    ? signRs256({ ...addressed, ...forgedName }, forgersKey(state), key.kid)
    : signRs256(addressed, key)
  return {
    response: { status: 200, headers: { ...notStored, 'content-type': 'application/jwt' }, body },
    assumptions: ['psc.userinfo-jwt'],
  }
}

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
      { headers: challenge(`, error="invalid_token", error_description="${description}"`) },
    )
  }
  return asAsked(told(professional, issued.grant, state), issued.grant, state)
}

/** OIDC Core §5.3.1: GET and POST, with the access token as Bearer. */
export const userinfo: readonly Operation<PscState>[] = (['GET', 'POST'] as const).map((method) => ({
  name: 'userinfo',
  method,
  path: endpoint('userinfo'),
  handle: tell,
}))
