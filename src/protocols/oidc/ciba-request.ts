import { one, type Parameters, words } from './parameters.ts'

/** Grant type by which a service polls for its answer (CIBA Core §10.1). */
export const cibaGrantType = 'urn:openid:params:grant-type:ciba'

/** A backchannel authentication request (CIBA Core §7.1), as it was sent and not as it should be. */
export interface BackchannelAuthenticationRequest {
  readonly scope: readonly string[]
  readonly acrValues: readonly string[]
  /** National id of the professional. */
  readonly loginHint: string | undefined
  /** What the professional compares with their own screen. */
  readonly bindingMessage: string | undefined
  /** Pro Santé Connect's own parameter: `CARD` or `MOBILE`. */
  readonly channel: string | undefined
}

export const backchannelAuthenticationRequest = (parameters: Parameters): BackchannelAuthenticationRequest => ({
  scope: words(one(parameters, 'scope')),
  acrValues: words(one(parameters, 'acr_values')),
  loginHint: one(parameters, 'login_hint'),
  bindingMessage: one(parameters, 'binding_message'),
  channel: one(parameters, 'channel'),
})
