import type { ProductContext } from '../context.ts'

/** What the product was given when it was declared to Pro Santé Connect. */
export interface RelyingParty {
  /** Realm address, without a trailing slash. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  /** Loopback address where the native application waits for its answer (RFC 8252 §7.3). */
  readonly nativeRedirectUri: string
  readonly postLogoutRedirectUri: string
}

const text = (value: unknown, name: string): string => {
  if (typeof value !== 'string' || value === '') throw new Error(`psc: option ${name} is missing`)
  return value
}

export const relyingParty = ({ environment }: ProductContext): RelyingParty => {
  const service = environment.services.psc
  if (service === undefined) throw new Error('psc: the environment names no service psc')
  return {
    issuer: `${service.url}/auth/realms/esante-wallet`,
    clientId: text(service.options.clientId, 'clientId'),
    clientSecret: text(service.options.clientSecret, 'clientSecret'),
    redirectUri: `${environment.product.url}/psc/callback`,
    nativeRedirectUri: `${environment.product.url}/psc/native/callback`,
    postLogoutRedirectUri: `${environment.product.url}/`,
  }
}
