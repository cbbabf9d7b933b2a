import { type Browser, createBrowser } from '../../../src/pilot/browser.ts'
import type { PscFault } from '../faults.ts'
import { type Apache, handler, protectedText } from './apache.fixture.ts'
import { comesAfterLogin, type Finding, isCiba } from './findings.fixture.ts'
import { type Provider, professional } from './provider.fixture.ts'

// What a browser sees of Apache with mod_auth_openidc, step by step.

export interface Visit {
  readonly browser: Browser
  readonly bodies: readonly { readonly url: string; readonly text: string; readonly status: number }[]
}

export const visit = ({ ca }: Provider): Visit => {
  const bodies: { url: string; text: string; status: number }[] = []
  const record: Parameters<typeof createBrowser>[0]['record'] = ({ url, body, status }) =>
    bodies.push({ url, text: new TextDecoder().decode(body), status })
  return { browser: createBrowser({ ca, record, deadlineMs: 30_000 }), bodies }
}

const onLoginPage = (text: string): boolean => text.includes('Professionnel de test')

/** Opens the protected page, and logs in when Pro Santé Connect asks who is there. */
export const enter = async ({ browser }: Visit, { url }: Apache): Promise<boolean> => {
  const first = await browser.browse({ open: `${url}/` })
  const place = onLoginPage(first.text)
    ? await browser.browse({ submit: { professionnel: professional, decision: 'accepter' } })
    : first
  return place.status === 200 && place.text.includes(protectedText)
}

/** What the module knows of the open session: its information hook, a JSON document. */
export const session = async (
  { browser, bodies }: Visit,
  { url }: Apache,
): Promise<Readonly<Record<string, unknown>>> => {
  const { status } = await browser.browse({ open: `${url}${handler}?info=json` })
  const text = bodies.at(-1)?.text ?? ''
  return status === 200 && text.startsWith('{') ? JSON.parse(text) : {}
}

/** Asks the module to renew the access token, as a page of the application would. */
export const renew = async (seen: Visit, apache: Apache): Promise<boolean> => {
  const { access_token: token } = await session(seen, apache)
  const parameters = new URLSearchParams({ refresh: `${apache.url}/`, access_token: String(token) })
  const { url } = await seen.browser.browse({ open: `${apache.url}${handler}?${parameters}` })
  const { access_token: renewed } = await session(seen, apache)
  return !url.includes('error_code') && renewed !== undefined && renewed !== token
}

export const leave = ({ browser }: Visit, { url }: Apache) =>
  browser.browse({ open: `${url}${handler}?${new URLSearchParams({ logout: `${url}/adieu.html` })}` })

/** What this relying party does under a fault, each time with a browser that knows nothing yet. */
export const find = async (provider: Provider, apache: Apache, fault: PscFault | undefined): Promise<Finding> => {
  if (isCiba(fault) || fault === 'introspection-inactive') return 'sans objet'
  const { state } = provider
  state.fault = undefined
  const rotates = fault?.startsWith('key-rotated') === true
  let seen = visit(provider)
  if (comesAfterLogin(fault)) await enter(seen, apache)
  if (rotates) seen = visit(provider)
  state.fault = fault
  if ((!comesAfterLogin(fault) || rotates) && !(await enter(seen, apache))) return 'refuse : connexion'
  if ((await session(seen, apache)).userinfo === undefined) return 'refuse : UserInfo'
  return (await renew(seen, apache)) ? 'accepte' : 'refuse : renouvellement'
}
