import { defect } from '../defect.ts'
import { accountsDefects } from './defects/accounts.ts'
import { answerDefects } from './defects/answer.ts'
import { cibaDefects } from './defects/ciba.ts'
import { exchangeAndUserinfoDefects } from './defects/exchange-and-userinfo.ts'
import { idTokenDefects } from './defects/id-token.ts'
import { nativeDefects } from './defects/native.ts'
import { newValuesDefects } from './defects/new-values.ts'
import { serverDefects } from './defects/server.ts'
import { sessionDefects } from './defects/session.ts'

/** Named faults of the product’s Pro Santé Connect login. */
export const pscDefects = [
  defect(
    'psc.login-page-without-button',
    'fail',
    ['psc.loginPageCarriesTheButton'],
    'La page de connexion n’a pas de bouton Pro Santé Connect',
    'The login page has no Pro Santé Connect button',
  ),
  defect(
    'psc.authorization-relayed-by-the-server',
    'fail',
    ['psc.authorizationIsATopLevelNavigation'],
    'Le serveur du produit appelle lui-même la page d’authentification et la recopie',
    'The product’s server fetches the login page itself and relays it',
  ),
  defect(
    'psc.implicit-flow',
    'fail',
    ['psc.authorizationAsksForACode'],
    'La demande veut l’id_token sans code (flux implicite)',
    'The request uses the implicit flow',
  ),
  defect(
    'psc.scope-without-scope-all',
    'fail',
    ['psc.authorizationAsksForScopeAll'],
    'La demande ne porte pas scope_all',
    'The request lacks scope_all',
  ),
  defect(
    'psc.acr-values-missing',
    'fail',
    ['psc.authorizationDemandsEidas1'],
    'La demande ne porte pas acr_values',
    'The request lacks acr_values',
  ),
  defect(
    'psc.acr-values-eidas2',
    'fail',
    ['psc.authorizationDemandsEidas1'],
    'La demande porte acr_values=eidas2',
    'The request carries acr_values=eidas2',
  ),
  defect(
    'psc.state-missing',
    'fail',
    ['psc.authorizationCarriesAState'],
    'La demande ne porte pas de state',
    'The request carries no state',
  ),
  defect(
    'psc.nonce-missing',
    'fail',
    ['psc.authorizationCarriesANonce'],
    'La demande ne porte pas de nonce',
    'The request carries no nonce',
  ),
  defect(
    'psc.redirect-uri-with-trailing-slash',
    'fail',
    ['psc.redirectUriIsTheDeclaredOne'],
    'L’adresse de retour porte une barre oblique de trop',
    'The redirect URI ends with a slash too many',
  ),
  defect(
    'psc.secret-in-the-page',
    'fail',
    ['psc.clientSecretStaysOnTheServer'],
    'La page de connexion contient le secret du service',
    'The login page contains the service’s secret',
  ),
  defect(
    'psc.tokens-in-the-page',
    'warn',
    ['psc.tokensStayOnTheServer'],
    'La page d’accueil contient l’access_token',
    'The home page contains the access token',
  ),
  defect(
    'psc.session-without-code-exchange',
    'fail',
    ['psc.codeIsExchangedByTheServer'],
    'La session s’ouvre au seul vu du code, sans échange avec Pro Santé Connect',
    'The session opens at the sight of the code, without an exchange with Pro Santé Connect',
  ),
  defect(
    'psc.session-for-the-default-user',
    'fail',
    ['psc.sessionIsTheProfessionals'],
    'La session s’ouvre au nom de l’utilisateur par défaut du poste',
    'The session opens in the name of the workstation’s default user',
  ),
  defect(
    'psc.logout-keeps-the-session',
    'fail',
    ['psc.logoutClosesTheSession'],
    'La déconnexion laisse la session ouverte dans le produit',
    'Logging out leaves the session open',
  ),
  defect(
    'psc.logout-leaves-pro-sante-connect-open',
    'warn',
    ['psc.logoutClosesProSanteConnect'],
    'La déconnexion ne ferme pas la session Pro Santé Connect',
    'Logging out leaves the Pro Santé Connect session open',
  ),
  defect(
    'psc.nonce-not-checked',
    'fail',
    ['psc.wrongNonceOpensNoSession'],
    'Le nonce de l’id_token n’est pas vérifié',
    'The nonce of the id_token is not checked',
  ),
  defect(
    'psc.state-not-checked',
    'fail',
    ['psc.alteredStateOpensNoSession', 'psc.alteredStateRedeemsNoCode'],
    'Le state du retour n’est pas vérifié',
    'The state of the answer is not checked',
  ),
  defect(
    'psc.state-checked-after-the-exchange',
    'warn',
    ['psc.alteredStateRedeemsNoCode'],
    'Le state n’est vérifié qu’après l’échange du code',
    'The state is checked only after the code was redeemed',
  ),
  ...answerDefects,
  ...idTokenDefects,
  ...exchangeAndUserinfoDefects,
  ...sessionDefects,
  ...nativeDefects,
  ...cibaDefects,
  ...accountsDefects,
  ...newValuesDefects,
  ...serverDefects,
] as const

export type PscDefect = (typeof pscDefects)[number]['id']
