import type { PilotActions } from '../../../src/model/pilot.ts'
import { readAuthorizationAnswer } from '../../../src/protocols/oidc/authorization-answer.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { finishLogin } from './callback.ts'
import { memoryOf } from './memory.ts'
import type { LoginOutcome } from './open-session.ts'
import { relyingParty } from './settings.ts'
import { startLogin } from './start.ts'

/** What the embedded browser of the fictitious native application is made of. */
const libraries = [{ name: 'navigateur-embarque-fictif', version: '128.0.3' }]

export const internalBrowserWithoutVersions = defect(
  'psc.internal-browser-without-versions',
  'fail',
  ['psc.internalBrowserNamesItsLibraries'],
  'Le navigateur interne ne dit pas les versions de ses bibliothèques',
  'The internal browser does not tell the versions of its libraries',
)

/** Begins a login of the native application: the address that it opens, in the system’s browser or in its own. */
export const startNativeLogin = async (
  product: ProductContext,
  { browser }: PilotActions['session.loginNative']['params'],
): Promise<PilotActions['session.loginNative']['result']> => {
  const { attempts } = memoryOf(product)
  const { location, cookie, state } = await startLogin(product, relyingParty(product).nativeRedirectUri)
  const attempt = attempts.get(cookie)
  // The application has no cookie of its own: it knows its attempt by the state.
  attempts.delete(cookie)
  if (attempt !== undefined) attempts.set(state, attempt)
  if (browser === 'external') return { authorizationUrl: location }
  const told = product.has(internalBrowserWithoutVersions)
    ? libraries.map(({ name }) => ({ name, version: '' }))
    : libraries
  return { authorizationUrl: location, libraries: told }
}

/** The answer that the browser brought to the application’s loopback address. */
export const finishNativeLogin = (product: ProductContext, url: string): Promise<LoginOutcome> =>
  finishLogin(product, url, readAuthorizationAnswer(url).state ?? '')
