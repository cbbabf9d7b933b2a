import { note } from '../../src/model/note.ts'
import type { Note } from '../../src/model/service.ts'

const request = 'OpenID Connect Core 3.1.2 ; RFC 6749, 4.1.2.1'
const token = 'RFC 6749, 5.2'

/** Errors that tell of a wrong request, by the name that they have on the wire, which is quoted with its description. */
const refusals = {
  invalid_request: note(
    'psc.invalid-request',
    'Demande mal formée (invalid_request) : « {description} »',
    'Malformed request (invalid_request): "{description}"',
    token,
  ),
  invalid_client: note(
    'psc.invalid-client',
    'Service inconnu ou mal authentifié (invalid_client) : « {description} »',
    'Unknown service, or wrongly authenticated (invalid_client): "{description}"',
    token,
  ),
  invalid_grant: note(
    'psc.invalid-grant',
    'Code, redirection ou preuve qui ne vaut pas (invalid_grant) : « {description} »',
    'Code, redirection or proof that does not hold (invalid_grant): "{description}"',
    token,
  ),
  unauthorized_client: note(
    'psc.unauthorized-client',
    'Le service n’a pas droit à ce qu’il demande (unauthorized_client) : « {description} »',
    'The service has no right to what it asks (unauthorized_client): "{description}"',
    token,
  ),
  unsupported_grant_type: note(
    'psc.unsupported-grant-type',
    'grant_type inconnu (unsupported_grant_type) : « {description} »',
    'Unknown grant_type (unsupported_grant_type): "{description}"',
    token,
  ),
  unsupported_response_type: note(
    'psc.unsupported-response-type',
    'response_type inconnu (unsupported_response_type) : « {description} »',
    'Unknown response_type (unsupported_response_type): "{description}"',
    request,
  ),
  invalid_scope: note(
    'psc.invalid-scope',
    'Périmètre inconnu ou plus large que permis (invalid_scope) : « {description} »',
    'Scope unknown or wider than allowed (invalid_scope): "{description}"',
    request,
  ),
  invalid_binding_message: note(
    'psc.invalid-binding-message',
    'Message de liaison refusé (invalid_binding_message) : « {description} »',
    'Binding message refused (invalid_binding_message): "{description}"',
    'CIBA Core, 13',
  ),
} as const

export const pscNotes = {
  ...refusals,
  untrusted: note(
    'psc.untrusted-parameter',
    'Page d’erreur, sans redirection ; {parameter} : « {explanation} »',
    'Error page, without a redirection; {parameter}: "{explanation}"',
    'RFC 6749, 4.1.2.1',
  ),
} as const

/** What is noted of an OAuth error: nothing where it is the answer to a request that was right, as `access_denied` is. */
export const refusalNotes = (error: string, description: string): readonly Note[] =>
  Object.hasOwn(refusals, error) ? [refusals[error as keyof typeof refusals].with({ description })] : []

declare module '../../src/model/words.ts' {
  interface NotesOfServices {
    readonly psc: (typeof pscNotes)[keyof typeof pscNotes]['id']
  }
}
