import type { Defect } from '../defect.ts'
import { refusalDefects } from './refusal-defects.ts'

/** Named faults of the product’s Pro Santé Connect login. */
export const pscDefects = [
  {
    id: 'psc.login-page-without-button',
    title: {
      fr: 'La page de connexion n’a pas de bouton Pro Santé Connect',
      en: 'The login page has no Pro Santé Connect button',
    },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.loginPageCarriesTheButton'],
  },
  {
    id: 'psc.authorization-relayed-by-the-server',
    title: {
      fr: 'Le serveur du produit appelle lui-même la page d’authentification et la recopie',
      en: 'The product’s server fetches the login page itself and relays it',
    },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.authorizationIsATopLevelNavigation'],
  },
  {
    id: 'psc.implicit-flow',
    title: { fr: 'La demande veut l’id_token sans code (flux implicite)', en: 'The request uses the implicit flow' },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.authorizationAsksForACode'],
  },
  {
    id: 'psc.scope-without-scope-all',
    title: { fr: 'La demande ne porte pas scope_all', en: 'The request lacks scope_all' },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.authorizationAsksForScopeAll'],
  },
  {
    id: 'psc.acr-values-missing',
    title: { fr: 'La demande ne porte pas acr_values', en: 'The request lacks acr_values' },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.authorizationDemandsEidas1'],
  },
  {
    id: 'psc.acr-values-eidas2',
    title: { fr: 'La demande porte acr_values=eidas2', en: 'The request carries acr_values=eidas2' },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.authorizationDemandsEidas1'],
  },
  {
    id: 'psc.state-missing',
    title: { fr: 'La demande ne porte pas de state', en: 'The request carries no state' },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.authorizationCarriesAState'],
  },
  {
    id: 'psc.nonce-missing',
    title: { fr: 'La demande ne porte pas de nonce', en: 'The request carries no nonce' },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.authorizationCarriesANonce'],
  },
  {
    id: 'psc.redirect-uri-with-trailing-slash',
    title: {
      fr: 'L’adresse de retour porte une barre oblique de trop',
      en: 'The redirect URI ends with a slash too many',
    },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.redirectUriIsTheDeclaredOne'],
  },
  {
    id: 'psc.secret-in-the-page',
    title: {
      fr: 'La page de connexion contient le secret du service',
      en: 'The login page contains the service’s secret',
    },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.clientSecretStaysOnTheServer'],
  },
  {
    id: 'psc.tokens-in-the-page',
    title: { fr: 'La page d’accueil contient l’access_token', en: 'The home page contains the access token' },
    suite: 'psc',
    outcome: 'warn',
    kills: ['psc.tokensStayOnTheServer'],
  },
  {
    id: 'psc.session-without-code-exchange',
    title: {
      fr: 'La session s’ouvre au seul vu du code, sans échange avec Pro Santé Connect',
      en: 'The session opens at the sight of the code, without an exchange with Pro Santé Connect',
    },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.codeIsExchangedByTheServer'],
  },
  {
    id: 'psc.session-for-the-default-user',
    title: {
      fr: 'La session s’ouvre au nom de l’utilisateur par défaut du poste',
      en: 'The session opens in the name of the workstation’s default user',
    },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.sessionIsTheProfessionals'],
  },
  {
    id: 'psc.logout-keeps-the-session',
    title: {
      fr: 'La déconnexion laisse la session ouverte dans le produit',
      en: 'Logging out leaves the session open',
    },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.logoutClosesTheSession'],
  },
  {
    id: 'psc.logout-leaves-pro-sante-connect-open',
    title: {
      fr: 'La déconnexion ne ferme pas la session Pro Santé Connect',
      en: 'Logging out leaves the Pro Santé Connect session open',
    },
    suite: 'psc',
    outcome: 'warn',
    kills: ['psc.logoutClosesProSanteConnect'],
  },
  {
    id: 'psc.nonce-not-checked',
    title: { fr: 'Le nonce de l’id_token n’est pas vérifié', en: 'The nonce of the id_token is not checked' },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.wrongNonceOpensNoSession'],
  },
  {
    id: 'psc.state-not-checked',
    title: { fr: 'Le state du retour n’est pas vérifié', en: 'The state of the answer is not checked' },
    suite: 'psc',
    outcome: 'fail',
    kills: ['psc.alteredStateOpensNoSession', 'psc.alteredStateRedeemsNoCode'],
  },
  {
    id: 'psc.state-checked-after-the-exchange',
    title: {
      fr: 'Le state n’est vérifié qu’après l’échange du code',
      en: 'The state is checked only after the code was redeemed',
    },
    suite: 'psc',
    outcome: 'warn',
    kills: ['psc.alteredStateRedeemsNoCode'],
  },
  ...refusalDefects,
] as const satisfies readonly Defect[]

export type PscDefect = (typeof pscDefects)[number]['id']
