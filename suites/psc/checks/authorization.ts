import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { authorizations, listed, type SeenAuthorization } from '../evidence/seen.ts'

const observed = (record: ScenarioRecord): readonly Observation<SeenAuthorization>[] =>
  authorizations(record).map((value) => ({ value, evidence: [value.exchange.id] }))

const absent = { fr: 'absent', en: 'absent' }

export const authorizationAsksForACode = check({
  id: 'psc.authorizationAsksForACode',
  title: { fr: 'La demande porte response_type=code', en: 'The request carries response_type=code' },
  verifies: ['PSC.01'],
  observes: observed,
  judge: ({ request }) => ({
    ok: request.responseType === 'code',
    expected: 'response_type=code',
    actual: request.responseType ?? absent,
  }),
})

export const authorizationAsksForScopeAll = check({
  id: 'psc.authorizationAsksForScopeAll',
  title: { fr: 'La demande porte scope=openid scope_all', en: 'The request carries scope=openid scope_all' },
  verifies: ['PSC.01'],
  observes: observed,
  judge: ({ request }) => ({
    ok: ['openid', 'scope_all'].every((name) => request.scope.includes(name)),
    expected: 'scope=openid scope_all',
    actual: listed(request.scope),
  }),
})

export const authorizationDemandsEidas1 = check({
  id: 'psc.authorizationDemandsEidas1',
  title: { fr: 'La demande porte acr_values=eidas1', en: 'The request carries acr_values=eidas1' },
  verifies: ['PSC.08'],
  observes: observed,
  judge: ({ request }) => ({
    ok: request.acrValues.length === 1 && request.acrValues[0] === 'eidas1' && !request.repeated.includes('acr_values'),
    expected: 'acr_values=eidas1',
    actual: listed(request.acrValues),
  }),
})

export const authorizationCarriesAState = check({
  id: 'psc.authorizationCarriesAState',
  title: { fr: 'La demande porte un state', en: 'The request carries a state' },
  verifies: ['PSC.01'],
  observes: observed,
  judge: ({ request }) => ({
    ok: request.state !== undefined,
    expected: { fr: 'un state', en: 'a state' },
    actual: request.state ?? absent,
  }),
})

export const authorizationCarriesANonce = check({
  id: 'psc.authorizationCarriesANonce',
  title: { fr: 'La demande porte un nonce', en: 'The request carries a nonce' },
  verifies: ['PSC.01'],
  observes: observed,
  judge: ({ request }) => ({
    ok: request.nonce !== undefined,
    expected: { fr: 'un nonce', en: 'a nonce' },
    actual: request.nonce ?? absent,
  }),
})

/** Pro Santé Connect shows an error page that names the parameter, rather than send anything to an undeclared address. */
const refusesTheAddress = ({ exchange }: SeenAuthorization): boolean =>
  exchange.response.status >= 400 && new TextDecoder().decode(exchange.responseBody).includes('redirect_uri')

export const redirectUriIsTheDeclaredOne = check({
  id: 'psc.redirectUriIsTheDeclaredOne',
  title: {
    fr: 'L’adresse de retour est, au caractère près, une de celles déclarées',
    en: 'The redirect URI is, to the character, one of those declared',
  },
  verifies: ['PSC.01'],
  observes: observed,
  judge: (seen) => ({
    ok: seen.request.redirectUri !== undefined && !refusesTheAddress(seen),
    expected: { fr: 'un redirect_uri déclaré', en: 'a declared redirect_uri' },
    actual: seen.request.redirectUri ?? absent,
  }),
})
