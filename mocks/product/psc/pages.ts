import { type Html, html, trusted } from '../../../src/protocols/html/write.ts'
import type { ProductContext, Professional } from '../context.ts'
import { defect } from '../defect.ts'
import { layout } from './layout.ts'
import { relyingParty } from './settings.ts'

const button = html`<p><a class="bouton" href="/psc/start">S'identifier avec Pro Santé Connect</a></p>`

export const secretInThePage = defect(
  'psc.secret-in-the-page',
  'fail',
  ['psc.clientSecretStaysOnTheServer'],
  'La page de connexion contient le secret du service',
  'The login page contains the service’s secret',
)

export const loginPageWithoutButton = defect(
  'psc.login-page-without-button',
  'fail',
  ['psc.loginPageCarriesTheButton'],
  'La page de connexion n’a pas de bouton Pro Santé Connect',
  'The login page has no Pro Santé Connect button',
)

export const loginPage = (product: ProductContext): string => {
  const leaked = product.has(secretInThePage)
    ? html`<input type="hidden" id="client" value="${relyingParty(product).clientSecret}">`
    : undefined
  return layout(
    'Connexion',
    html`${product.has(loginPageWithoutButton) ? undefined : button}${leaked}
<p><a href="/cgu">Conditions générales d’utilisation (CGU)</a></p>`,
  )
}

const pscParagraph = html`<h2>Identification électronique par Pro Santé Connect</h2>
<p>Les professionnels peuvent se connecter à ce service par Pro Santé Connect, le téléservice de l’Agence du numérique
en santé qui identifie les professionnels de santé au moyen de leur carte CPS ou de l’application e-CPS. Son usage est
régi par ses propres conditions générales, accessibles depuis sa page d’authentification.</p>`

export const cguWithoutProSanteConnect = defect(
  'psc.cgu-without-pro-sante-connect',
  'fail',
  ['psc.cguSpeakOfProSanteConnect'],
  'Les CGU ne parlent pas de Pro Santé Connect',
  'The terms of use do not speak of Pro Santé Connect',
)

export const cguPage = ({ has }: ProductContext): string =>
  layout(
    'Conditions générales d’utilisation',
    html`<h2>Objet</h2>
<p>Ce logiciel fictif sert à éprouver le banc d’essai. Il ne contient aucune donnée réelle.</p>
${has(cguWithoutProSanteConnect) ? undefined : pscParagraph}
<h2>Mise à jour</h2>
<p>Toute évolution de ces conditions est annoncée à la connexion suivante.</p>
<p><a href="/login">Fermer</a></p>`,
  )

const logoutForm = html`<form method="post" action="/logout"><button>Se déconnecter</button></form>`

export const givenNameNotEscaped = defect(
  'psc.given-name-not-escaped',
  'warn',
  ['psc.givenNameIsEscaped'],
  'Le prénom est écrit tel quel dans la page d’accueil',
  'The given name is written as it is in the home page',
)

export const homePageWithoutLogout = defect(
  'psc.home-page-without-logout',
  'warn',
  ['psc.logoutIsReachable'],
  'La page d’accueil n’offre pas de se déconnecter',
  'The home page does not offer to log out',
)

/** @param leak an access token that the defect puts in the page */
export const homePage = ({ has }: ProductContext, who: Professional | undefined, leak?: string): string => {
  const givenName = has(givenNameNotEscaped) ? trusted(who?.givenName ?? '') : who?.givenName
  const content: Html =
    who === undefined
      ? html`<p>Personne n’est connecté.</p><p><a href="/login">Se connecter</a></p>`
      : html`<p>Connecté : <strong>${givenName} ${who.familyName}</strong> (${who.nationalId})</p>
${leak === undefined ? undefined : html`<meta name="jeton" content="${leak}">`}
${has(homePageWithoutLogout) ? undefined : logoutForm}`
  return layout('Accueil', content)
}

/** What the browser shows once the native application has its answer. */
export const backToTheApplicationPage = (product: ProductContext): string =>
  layout(
    'Connexion réussie',
    html`<p>Vous pouvez fermer cette page et revenir à l’application.</p>${
      product.has(secretInThePage)
        ? html`<input type="hidden" value="${relyingParty(product).clientSecret}">`
        : undefined
    }`,
  )

export const refusedPage = (reason: string): string =>
  layout(
    'Connexion refusée',
    html`<p role="alert">La connexion par Pro Santé Connect n’a pas abouti : ${reason}.</p>
<p><a href="/login">Revenir à la page de connexion</a></p>`,
  )
