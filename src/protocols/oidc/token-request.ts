import { one, type Parameters, readParameters, repeated } from './parameters.ts'

/** How a client named itself at a back-channel endpoint (OIDC Core §9). */
export interface ClientCredentials {
  readonly method: 'client_secret_basic' | 'client_secret_post' | 'none'
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
}

/** A form posted to a back-channel endpoint, with the client's credentials wherever they stood. */
export interface BackChannelRequest {
  readonly parameters: Parameters
  readonly credentials: ClientCredentials
  /** Basic credentials and a secret in the form at once, which RFC 6749 §2.3 forbids. */
  readonly twoMethods: boolean
  readonly repeated: readonly string[]
}

/** RFC 6749 §2.3.1: both halves of Basic are form-encoded. Text that is no valid escape is taken as it is. */
const formDecode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

const readBasic = (authorization: string | undefined): ClientCredentials | undefined => {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return undefined
  const pair = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  if (colon < 0) return { method: 'client_secret_basic', clientId: formDecode(pair), clientSecret: undefined }
  return {
    method: 'client_secret_basic',
    clientId: formDecode(pair.slice(0, colon)),
    clientSecret: formDecode(pair.slice(colon + 1)),
  }
}

/** @param authorization value of the Authorization header */
export const readBackChannelRequest = (body: Uint8Array, authorization: string | undefined): BackChannelRequest => {
  const parameters = readParameters(new TextDecoder().decode(body))
  const basic = readBasic(authorization)
  const clientId = one(parameters, 'client_id')
  const clientSecret = one(parameters, 'client_secret')
  const inForm: ClientCredentials = {
    method: clientSecret === undefined ? 'none' : 'client_secret_post',
    clientId,
    clientSecret,
  }
  return {
    parameters,
    credentials: basic ?? inForm,
    twoMethods: basic !== undefined && clientSecret !== undefined,
    repeated: repeated(parameters),
  }
}
