import { one, queryOf } from './parameters.ts'

/** What the provider hands back to the browser in the query of `redirect_uri` (RFC 6749 §4.1.2, RFC 9207). */
export interface AuthorizationAnswer {
  readonly code: string | undefined
  readonly state: string | undefined
  readonly iss: string | undefined
  readonly error: string | undefined
  readonly errorDescription: string | undefined
}

export const readAuthorizationAnswer = (location: string): AuthorizationAnswer => {
  const parameters = queryOf(location)
  return {
    code: one(parameters, 'code'),
    state: one(parameters, 'state'),
    iss: one(parameters, 'iss'),
    error: one(parameters, 'error'),
    errorDescription: one(parameters, 'error_description'),
  }
}
