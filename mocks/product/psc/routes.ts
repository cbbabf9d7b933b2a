import type { Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { messageOf } from '../../../src/model/errors.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { finishLogin } from './callback.ts'
import { closeSession, logoutLocation } from './logout.ts'
import { memoryOf } from './memory.ts'
import { finishNativeLogin } from './native.ts'
import { backToTheApplicationPage, cguPage, homePage, loginPage, refusedPage } from './pages.ts'
import { call } from './provider.ts'
import { startLogin } from './start.ts'

const attemptCookie = 'lgc-connexion'
const sessionCookie = 'lgc-session'
const options = { path: '/', httpOnly: true, sameSite: 'Lax' } as const

/** What cannot be explained to the professional is told as it is: this product exists to be examined. */
const orRefused = async (context: Context, answer: () => Promise<Response>): Promise<Response> => {
  try {
    return await answer()
  } catch (error) {
    return context.html(refusedPage(messageOf(error)), error instanceof RangeError ? 500 : 502)
  }
}

export const tokensInThePage = defect(
  'psc.tokens-in-the-page',
  'warn',
  ['psc.tokensStayOnTheServer'],
  'La page d’accueil contient l’access_token',
  'The home page contains the access token',
)

export const authorizationRelayedByTheServer = defect(
  'psc.authorization-relayed-by-the-server',
  'fail',
  ['psc.authorizationIsATopLevelNavigation'],
  'Le serveur du produit appelle lui-même la page d’authentification et la recopie',
  'The product’s server fetches the login page itself and relays it',
)

export const refusalAsABlankPage = defect(
  'psc.refusal-as-a-blank-page',
  'warn',
  ['psc.refusalIsShownToTheUser'],
  'Un refus n’affiche qu’une page vide, en erreur 500',
  'A refusal shows nothing but a blank page with status 500',
)

/** Adds the product's login by Pro Santé Connect: login page, CGU, start, callback, home page, logout. */
export const mountPsc = (app: Hono, product: ProductContext): void => {
  app.get('/login', (context) => context.html(loginPage(product)))
  app.get('/cgu', (context) => context.html(cguPage(product)))

  app.get('/', (context) => {
    const cookie = getCookie(context, sessionCookie) ?? ''
    const leak = product.has(tokensInThePage) ? memoryOf(product).tokens.get(cookie)?.accessToken : undefined
    return context.html(homePage(product, product.sessions.get(cookie), leak))
  })

  app.get('/psc/start', (context) =>
    orRefused(context, async () => {
      const { location, cookie } = await startLogin(product)
      setCookie(context, attemptCookie, cookie, options)
      if (!product.has(authorizationRelayedByTheServer)) return context.redirect(location)
      const { body } = await call(product, location)
      return context.html(new TextDecoder().decode(body))
    }),
  )

  app.get('/psc/callback', (context) =>
    orRefused(context, async () => {
      const outcome = await finishLogin(product, context.req.url, getCookie(context, attemptCookie) ?? '')
      deleteCookie(context, attemptCookie, options)
      if ('refused' in outcome) {
        return product.has(refusalAsABlankPage)
          ? context.body('', 500)
          : context.html(refusedPage(outcome.refused), 403)
      }
      setCookie(context, sessionCookie, outcome.sessionCookie, options)
      return context.redirect('/')
    }),
  )

  app.get('/psc/native/callback', (context) =>
    orRefused(context, async () => {
      const outcome = await finishNativeLogin(product, context.req.url)
      return 'refused' in outcome
        ? context.html(refusedPage(outcome.refused), 403)
        : context.html(backToTheApplicationPage(product))
    }),
  )

  app.post('/logout', (context) =>
    orRefused(context, async () => {
      const idToken = closeSession(product, getCookie(context, sessionCookie) ?? '')
      deleteCookie(context, sessionCookie, options)
      return context.redirect(idToken === undefined ? '/' : await logoutLocation(product, idToken))
    }),
  )
}
