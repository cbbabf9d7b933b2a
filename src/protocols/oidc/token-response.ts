/** Answer of a token endpoint (RFC 6749 §5.1, OIDC Core §3.1.3.3). Lifetimes in seconds. */
export interface TokenResponse {
  readonly accessToken: string | undefined
  readonly tokenType: string | undefined
  readonly expiresIn: number | undefined
  readonly refreshToken: string | undefined
  readonly refreshExpiresIn: number | undefined
  readonly idToken: string | undefined
  readonly scope: string | undefined
  readonly error: string | undefined
  readonly errorDescription: string | undefined
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Parses a JSON object; undefined when the bytes are anything else. */
export const readJsonObject = (bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

/** Undefined when the body is not a JSON object. */
export const readTokenResponse = (body: Uint8Array): TokenResponse | undefined => {
  const json = readJsonObject(body)
  if (json === undefined) return undefined
  return {
    accessToken: text(json.access_token),
    tokenType: text(json.token_type),
    expiresIn: number(json.expires_in),
    refreshToken: text(json.refresh_token),
    refreshExpiresIn: number(json.refresh_expires_in),
    idToken: text(json.id_token),
    scope: text(json.scope),
    error: text(json.error),
    errorDescription: text(json.error_description),
  }
}
