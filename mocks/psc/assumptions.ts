import type { Assumption } from '../../src/model/service.ts'

/** What this mock does without a quoted source. Sources are sections of the project’s fact sheets and their marks. */
export const assumptions = [
  {
    id: 'psc.single-host',
    statement: {
      fr: 'La page d’autorisation (/auth) est servie par le même hôte que l’émetteur, sauf option walletUrl ; en réalité elle a son hôte propre.',
      en: 'The authorization page (/auth) is served by the issuer’s host unless option walletUrl says otherwise; in reality it has its own.',
    },
    source: 'A1 [Q] for the two hosts; one host is this bench’s choice',
  },
  {
    id: 'psc.login-page',
    statement: {
      fr: 'Le choix du professionnel par liste remplace la CPS et l’e-CPS ; noms de champs et adresse du formulaire sont propres au banc.',
      en: 'Choosing the professional in a list replaces CPS and e-CPS; field names and the form’s address are the bench’s own.',
    },
    source: 'supplement 1.3 [S] for the real page’s controls',
  },
  {
    id: 'psc.acr-values-not-enforced',
    statement: {
      fr: 'Une demande sans acr_values=eidas1 n’est pas refusée : le contrôle la juge ensuite.',
      en: 'A request without acr_values=eidas1 is not refused: a check judges it afterwards.',
    },
    source: 'A3.1 [G]: the real answer is not documented',
  },
  {
    id: 'psc.callback-iss',
    statement: { fr: 'Le retour porte iss et session_state.', en: 'The answer carries iss and session_state.' },
    source: 'A1.1 discovery [I]',
  },
  {
    id: 'psc.code-flow-only',
    statement: {
      fr: 'Les flux annoncés mais non documentés pour les services (implicite, mot de passe, client_credentials…) sont refusés.',
      en: 'Flows that are advertised but not documented for services (implicit, password, client_credentials…) are refused.',
    },
    source: 'A3 [I]',
  },
  {
    id: 'psc.prompt-and-max-age',
    statement: {
      fr: 'prompt et max_age suivent OpenID Connect Core.',
      en: 'prompt and max_age follow OpenID Connect Core.',
    },
    source: 'A3.1 [G]',
  },
  {
    id: 'psc.keycloak-errors',
    statement: {
      fr: 'Les libellés des erreurs imitent un fournisseur de la famille Keycloak.',
      en: 'Error descriptions follow those of the Keycloak family.',
    },
    source: 'A1 [I], RFC 6749 §4.1.2.1 and §5.2',
  },
  {
    id: 'psc.id-token-claims',
    statement: {
      fr: 'L’id_token porte SubjectNameID, preferred_username, given_name et family_name, et vit aussi longtemps que l’access_token.',
      en: 'The id_token carries SubjectNameID, preferred_username, given_name and family_name, and lives as long as the access_token.',
    },
    source: 'A4 [Q] for SubjectNameID, [I] for the rest',
  },
  {
    id: 'psc.refresh-token-opaque',
    statement: {
      fr: 'Le refresh_token est opaque et change à chaque usage ; l’ancien n’est plus accepté.',
      en: 'The refresh_token is opaque and changes at each use; the old one is no longer accepted.',
    },
    source: '[G] OAuth 2.0 practice',
  },
  {
    id: 'psc.logout-ends-sso',
    statement: {
      fr: 'La déconnexion du produit ferme aussi la session Pro Santé Connect : le clic suivant montre de nouveau la page d’authentification.',
      en: 'Logging out of the product also closes the Pro Santé Connect session: the next click shows the login page again.',
    },
    source: 'A5 [I] on steps 9–11 of PSC.01.01 [Q]; supplement 1.6 [S]',
  },
  {
    id: 'psc.logout-without-hint',
    statement: {
      fr: 'La déconnexion par client_id et post_logout_redirect_uri, sans id_token_hint, est acceptée.',
      en: 'Logout by client_id and post_logout_redirect_uri, without id_token_hint, is accepted.',
    },
    source: 'supplement 1.3 [S]',
  },
  {
    id: 'psc.tokens-kept-on-the-server',
    statement: {
      fr: 'Comme le secret du service, les jetons d’accès et de renouvellement ne quittent pas son serveur.',
      en: 'Like the service’s secret, access and refresh tokens do not leave its server.',
    },
    source: 'A2 [Q] for client_id and secret; A10.7 [I] for tokens',
  },
  {
    id: 'psc.state-before-code',
    statement: {
      fr: 'Un service qui reçoit un state étranger n’échange pas le code.',
      en: 'A service that receives a foreign state does not redeem the code.',
    },
    source: '[I] from RFC 6749 §10.12, which demands protection without fixing the order',
  },
] as const satisfies readonly Assumption[]
