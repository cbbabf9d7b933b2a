import type { MockState, ServiceSetting } from '../../src/model/service.ts'
import type { AuthorizationRequest } from '../../src/protocols/oidc/authorization-request.ts'
import { newSigningKey, type SigningKey } from './keys.ts'
import { type PscClient, type PscOptions, readOptions } from './options.ts'

/** A single sign-on session: what the cookie of Pro Santé Connect stands for. Times in epoch seconds. */
export interface SsoSession {
  readonly id: string
  /** Known to the browser only, unlike the id, which goes to services as `sid`. */
  readonly secret: string
  readonly nationalId: string
  readonly authTime: number
  lastSeen: number
}

/** An accepted authorization request, waiting for the professional at the login page. */
export interface PendingLogin {
  readonly client: PscClient
  readonly redirectUri: string
  readonly request: AuthorizationRequest
  readonly expiresAt: number
}

/** What tokens are issued for. */
export interface Grant {
  readonly clientId: string
  readonly sessionId: string
  readonly nationalId: string
  readonly authTime: number
  readonly scope: readonly string[]
  readonly nonce: string | undefined
}

export interface IssuedCode {
  readonly grant: Grant
  readonly redirectUri: string
  readonly challenge: { readonly value: string; readonly method: string } | undefined
  readonly expiresAt: number
  /** A code works once (RFC 6749 §4.1.2); a second use also ends the session's tokens. */
  used: boolean
}

export interface IssuedToken {
  readonly grant: Grant
  readonly jti: string
  readonly issuedAt: number
  readonly expiresAt: number
  /** `x5t#S256` of the only certificate that may present it (RFC 8705 §3); undefined for a plain bearer token. */
  readonly boundTo: string | undefined
}

/** A token that the API's own authorization server gave in exchange for one of Pro Santé Connect (A7). */
export interface ApiToken extends IssuedToken {
  /** Business scopes, which are not those of the login. */
  readonly scope: readonly string[]
}

/** An authentication that a service asked for without a browser (CIBA), until the service gets its answer. */
export interface CibaRequest {
  readonly client: PscClient
  readonly nationalId: string
  readonly scope: readonly string[]
  readonly bindingMessage: string | undefined
  readonly channel: string
  readonly expiresAt: number
  /** Seconds that must lie between two polls; five more after each slow_down (CIBA Core §11). */
  interval: number
  /** In epoch milliseconds: in whole seconds two polls on either side of a tick would lie a second apart. */
  lastPoll: number | undefined
  polls: number
  decision: 'waiting' | 'accepted' | 'refused'
}

export interface PscState extends MockState {
  readonly options: PscOptions
  readonly issuer: string
  /** Base URL of the authorization page. */
  readonly walletUrl: string
  /** All are published: first the key that signs, then the one that will sign next, then older ones. */
  keys: readonly [SigningKey, SigningKey, ...SigningKey[]]
  /** Signs again once a rotation that nobody could foresee is over, so that the next scenario does not meet it. */
  keyBefore: SigningKey | undefined
  /** Never published: signs when a fault asks for a forged token, and is made for it. */
  foreignKey: SigningKey | undefined
  /** What every `sub` is made from, with the national id: in the older form it is the middle part of it. */
  readonly userStorage: string
  readonly sessions: Map<string, SsoSession>
  readonly pending: Map<string, PendingLogin>
  readonly codes: Map<string, IssuedCode>
  readonly accessTokens: Map<string, IssuedToken>
  readonly refreshTokens: Map<string, IssuedToken>
  readonly apiTokens: Map<string, ApiToken>
  readonly ciba: Map<string, CibaRequest>
  /** False from the selection of a fault until it has done what it does to what already exists. */
  settled: boolean
}

export const realm = '/auth/realms/esante-wallet'

/** Path of an endpoint of the realm: `token`, `userinfo`, `certs`… */
export const endpoint = (name: string): string => `${realm}/protocol/openid-connect/${name}`

export const startPsc = async (setting: ServiceSetting): Promise<PscState> => {
  const options = readOptions(setting.options)
  const newKey = () => newSigningKey(setting.uuid())
  const [signing, next] = await Promise.all([newKey(), newKey()])
  let selected: string | undefined
  const state: PscState = {
    now: setting.now,
    uuid: setting.uuid,
    get fault() {
      return selected
    },
    set fault(id) {
      selected = id
      state.settled = false
    },
    settled: true,
    options,
    issuer: `${setting.url}${realm}`,
    walletUrl: options.walletUrl ?? setting.apartUrl ?? setting.url,
    keys: [signing, next],
    keyBefore: undefined,
    foreignKey: undefined,
    userStorage: setting.uuid(),
    sessions: new Map(),
    pending: new Map(),
    codes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    apiTokens: new Map(),
    ciba: new Map(),
  }
  return state
}

/** Epoch seconds by the injected clock. */
export const epoch = (state: PscState): number => Math.floor(state.now().getTime() / 1000)

export const clientById = (state: PscState, clientId: string | undefined): PscClient | undefined =>
  state.options.clients.find((client) => client.clientId === clientId)
