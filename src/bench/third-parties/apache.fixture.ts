import { runApache } from '../../../mocks/psc/peers/apache.fixture.ts'

// Apache in front of an application: mod_auth_openidc lets people in, mod_proxy hands them over.

export interface Front {
  readonly port: number
  /** Address of the application behind. */
  readonly behind: string
  readonly issuer: string
  readonly ca: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Path of the module's own handler: callback, refresh and logout. */
export const handler = '/psc/retour'

const configuration =
  ({ behind, issuer, clientId, clientSecret }: Front) =>
  (folder: string, port: number): string =>
    `DocumentRoot "${folder}/www"
OIDCProviderMetadataURL ${issuer}/.well-known/wallet-openid-configuration
OIDCCABundlePath "${folder}/ca.pem"
OIDCSSLValidateServer On
OIDCClientID ${clientId}
OIDCClientSecret "${clientSecret}"
OIDCProviderTokenEndpointAuth client_secret_basic
OIDCRedirectURI http://127.0.0.1:${port}${handler}
OIDCScope "openid scope_all"
OIDCAuthRequestParams acr_values=eidas1
OIDCPKCEMethod S256
OIDCCryptoPassphrase une-phrase-de-test
OIDCSessionType server-cache
OIDCRemoteUserClaim preferred_username
OIDCIDTokenSignedResponseAlg RS256
OIDCHTTPTimeoutShort 15
OIDCHTTPTimeoutLong 15
ProxyPass ${handler} !
ProxyPass / ${behind}/
<Location />
  AuthType openid-connect
  Require claim acr:eidas1
  Require claim acr:eidas2
</Location>
<LocationMatch "^/(login|adieu)$">
  AuthType None
  Require all granted
</LocationMatch>
`

/** @throws when Apache does not listen within ten seconds, with what it wrote */
export const startApache = (front: Front) =>
  runApache({
    port: front.port,
    ca: front.ca,
    load: ['proxy', 'proxy_http'],
    configuration: configuration(front),
  })
