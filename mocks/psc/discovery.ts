import type { Operation } from '../../src/model/service.ts'
import { json } from './answers.ts'
import { endpoint, type PscState, realm } from './state.ts'

const signing = ['PS', 'RS', 'ES', 'HS'].flatMap((family) => ['256', '384', '512'].map((size) => family + size))
const clientAuthentication = [
  'private_key_jwt',
  'client_secret_basic',
  'client_secret_post',
  'tls_client_auth',
  'client_secret_jwt',
]

/** A1.1: what is advertised, which is more than what a service may use. */
export const discoveryDocument = ({ issuer, walletUrl }: PscState): Readonly<Record<string, unknown>> => {
  const at = (name: string) => `${issuer.slice(0, -realm.length)}${endpoint(name)}`
  const backChannel = {
    token_endpoint: at('token'),
    revocation_endpoint: at('revoke'),
    introspection_endpoint: at('token/introspect'),
    userinfo_endpoint: at('userinfo'),
    backchannel_authentication_endpoint: at('ext/ciba/auth'),
  }
  return {
    issuer,
    authorization_endpoint: `${walletUrl}/auth`,
    ...backChannel,
    end_session_endpoint: at('logout'),
    jwks_uri: at('certs'),
    grant_types_supported: [
      'authorization_code',
      'implicit',
      'refresh_token',
      'password',
      'client_credentials',
      'urn:openid:params:grant-type:ciba',
      'urn:ietf:params:oauth:grant-type:device_code',
    ],
    response_types_supported: [
      'code',
      'none',
      'id_token',
      'token',
      'id_token token',
      'code id_token',
      'code token',
      'code id_token token',
    ],
    response_modes_supported: ['query', 'fragment', 'form_post', 'query.jwt', 'fragment.jwt', 'form_post.jwt', 'jwt'],
    subject_types_supported: ['public', 'pairwise'],
    scopes_supported: [
      'openid',
      'scope_all',
      'profile',
      'email',
      'rpps',
      'referentiel',
      'identity',
      'interop',
      'scope_1',
      'scope_2',
      'eidas1',
      'eidas2',
      'offline_access',
      'roles',
      'acr',
      'basic',
      'phone',
      'address',
      'web-origins',
      'microprofile-jwt',
    ],
    acr_values_supported: ['0', '0'],
    id_token_signing_alg_values_supported: [...signing, 'EdDSA'],
    userinfo_signing_alg_values_supported: [...signing, 'EdDSA', 'none'],
    token_endpoint_auth_methods_supported: clientAuthentication,
    token_endpoint_auth_signing_alg_values_supported: [...signing, 'EdDSA'],
    introspection_endpoint_auth_methods_supported: clientAuthentication,
    revocation_endpoint_auth_methods_supported: clientAuthentication,
    backchannel_token_delivery_modes_supported: ['poll', 'ping'],
    backchannel_authentication_request_signing_alg_values_supported: signing.filter((alg) => !alg.startsWith('HS')),
    code_challenge_methods_supported: ['plain', 'S256'],
    tls_client_certificate_bound_access_tokens: true,
    mtls_endpoint_aliases: backChannel,
    authorization_response_iss_parameter_supported: true,
    claims_parameter_supported: true,
    frontchannel_logout_supported: true,
    frontchannel_logout_session_supported: true,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    require_pushed_authorization_requests: false,
  }
}

const operation = (name: string): Operation<PscState> => ({
  name,
  method: 'GET',
  path: `${realm}/.well-known/${name}`,
  handle: (_request, state) => json(200, discoveryDocument(state), { headers: { 'cache-control': 'no-cache' } }),
})

export const walletDiscovery = operation('wallet-openid-configuration')
export const standardDiscovery = operation('openid-configuration')
