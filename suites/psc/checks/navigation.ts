import { queryOf } from '../../../src/protocols/oidc/parameters.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { BrowserHop, HttpExchange, ScenarioRecord } from '../../../src/run/record.ts'
import { authorizations } from '../evidence/seen.ts'

interface Call {
  readonly path: string
  /** The browser's own request for the same thing. */
  readonly hop: BrowserHop | undefined
}

const samePlace = (hop: BrowserHop, { request }: HttpExchange): boolean => {
  if (!URL.canParse(hop.url) || hop.method !== request.method) return false
  const [path] = request.url.split('?', 1)
  const parameters = (url: string) => JSON.stringify([...queryOf(url)])
  return new URL(hop.url).pathname === path && parameters(hop.url) === parameters(request.url)
}

const calls = (record: ScenarioRecord): readonly Observation<Call>[] =>
  authorizations(record).map(({ exchange }) => {
    const hop = record.hops().find((candidate) => samePlace(candidate, exchange))
    const path = exchange.request.url.split('?', 1)[0] ?? ''
    return { value: { path, hop }, evidence: hop === undefined ? [exchange.id] : [exchange.id, hop.id] }
  })

export const authorizationIsATopLevelNavigation = check({
  id: 'psc.authorizationIsATopLevelNavigation',
  title: {
    fr: 'Le navigateur de l’utilisateur va lui-même, en pleine page, à la page de Pro Santé Connect',
    en: 'The user’s browser itself goes to the page of Pro Santé Connect, at top level',
  },
  verifies: ['PSC.01'],
  observes: calls,
  judge: ({ path, hop }) => ({
    ok: hop !== undefined,
    expected: { fr: `une navigation du navigateur vers ${path}`, en: `a navigation of the browser to ${path}` },
    actual: hop?.url ?? {
      fr: 'Pro Santé Connect a été appelé, mais pas par le navigateur',
      en: 'Pro Santé Connect was called, but not by the browser',
    },
  }),
})
