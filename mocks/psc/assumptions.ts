import type { Assumption } from '../../src/model/service.ts'

/** What this mock does without a quoted source. Sources are sections of the project’s fact sheets and their marks. */
export const assumptions = [
  {
    id: 'psc.single-host',
    statement: {
      fr: 'Faute d’écoute propre (MSW), la page d’autorisation (/auth) est servie à l’adresse de l’émetteur ; en réalité elle a son hôte.',
      en: 'Without a listener of its own (MSW), the authorization page (/auth) is served at the issuer’s address; in reality it has its own host.',
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
  {
    id: 'psc.ciba-errors',
    statement: {
      fr: 'Les erreurs CIBA sont celles de CIBA Core et de la famille Keycloak ; un slow_down allonge l’intervalle de 5 s.',
      en: 'CIBA errors are those of CIBA Core and the Keycloak family; a slow_down adds 5 s to the interval.',
    },
    source: 'A6 [Q] for authorization_pending, [G] for the rest',
  },
  {
    id: 'psc.ciba-channel',
    statement: {
      fr: 'channel est facultatif et vaut MOBILE par défaut ; toute autre valeur que CARD ou MOBILE est refusée.',
      en: 'channel is optional, MOBILE by default; any value but CARD or MOBILE is refused.',
    },
    source: 'A6 [Q] for the two values; the parameter table is not public',
  },
  {
    id: 'psc.ciba-decision',
    statement: {
      fr: 'Sans panne choisie, le professionnel accepte de lui-même à la deuxième interrogation ; sinon la page /auth/e-cps répond.',
      en: 'Without a fault the professional accepts by themselves at the second poll; else the page /auth/e-cps answers.',
    },
    source: 'the bench’s own: no telephone takes part',
  },
  {
    id: 'psc.api-path',
    statement: {
      fr: 'Le serveur d’autorisation d’une API est joué sous /api-pro-sante-connectee, sur l’hôte de l’émetteur.',
      en: 'The authorization server of an API is played under /api-pro-sante-connectee, on the issuer’s host.',
    },
    source: 'A7 [Q] for the exchange; the place is the bench’s own',
  },
  {
    id: 'psc.api-errors',
    statement: {
      fr: 'Les refus de l’échange de jeton sont ceux de RFC 8693 et RFC 6749 ; cnf est accepté absent.',
      en: 'Refusals of the token exchange are those of RFC 8693 and RFC 6749; cnf may be absent.',
    },
    source: 'A7 [Q] for the parameters, two sources differing on cnf; [G] for the errors',
  },
  {
    id: 'psc.signature-verified',
    statement: {
      fr: 'Un service vérifie la signature de l’id_token par les clés publiées, même reçu directement de l’émetteur.',
      en: 'A service verifies the signature of the id_token by the published keys, even when it comes straight from the issuer.',
    },
    source: 'A4 [Q] for the checks of one implementation; OIDC Core §3.1.3.7 step 6 lets TLS stand in for it',
  },
  {
    id: 'psc.azp-verified',
    statement: {
      fr: 'Un service refuse un id_token délivré à un autre (azp), même s’il est parmi les destinataires.',
      en: 'A service refuses an id_token issued to another (azp), even when it is among the audiences.',
    },
    source: '[G] OIDC Core §3.1.3.7 steps 4 and 5: SHOULD',
  },
  {
    id: 'psc.nbf-verified',
    statement: {
      fr: 'Un service refuse un id_token dont nbf et iat sont dans l’avenir.',
      en: 'A service refuses an id_token whose nbf and iat lie in the future.',
    },
    source: '[G] RFC 7519 §4.1.5; OIDC Core asks nothing of it',
  },
  {
    id: 'psc.acr-verified',
    statement: {
      fr: 'Un service refuse un id_token d’un autre niveau que eidas1.',
      en: 'A service refuses an id_token of another level than eidas1.',
    },
    source: 'A3.1 [Q] for one implementation; OIDC Core §3.1.3.7 step 12: SHOULD',
  },
  {
    id: 'psc.answer-issuer-verified',
    statement: {
      fr: 'Un service refuse un retour dont iss n’est pas l’émetteur attendu.',
      en: 'A service refuses an answer whose iss is not the expected issuer.',
    },
    source: '[I] from the discovery document and RFC 9207',
  },
  {
    id: 'psc.refusal-shown',
    statement: {
      fr: 'Un retour en erreur s’explique à l’utilisateur sur une page du produit.',
      en: 'An error answer is explained to the user on a page of the product.',
    },
    source: 'the bench’s own reading',
  },
  {
    id: 'psc.logout-control',
    statement: {
      fr: 'Le bouton ou le lien de déconnexion porte un mot comme « déconnexion » ou « se déconnecter ».',
      en: 'The control that logs out carries a word such as “déconnexion” or “log out”.',
    },
    source: 'A10.4 [Q] for a reachable control; its words are the bench’s own guess',
  },
  {
    id: 'psc.keys-reloaded',
    statement: {
      fr: 'Un service relit les clés publiées quand il rencontre un kid inconnu.',
      en: 'A service reads the published keys again when it meets an unknown kid.',
    },
    source: 'A4 [Q] for one implementation; [G] OIDC Core §10.1.1',
  },
  {
    id: 'psc.slow-answer-awaited',
    statement: {
      fr: 'Un service attend quelques secondes la réponse de Pro Santé Connect.',
      en: 'A service waits a few seconds for the answer of Pro Santé Connect.',
    },
    source: 'the bench’s own reading',
  },
  {
    id: 'psc.userinfo-sub-verified',
    statement: {
      fr: 'Un service qui reçoit un UserInfo d’une autre personne n’ouvre pas de session.',
      en: 'A service that receives the UserInfo of another person opens no session.',
    },
    source: '[G] OIDC Core §5.3.2 forbids to use it, and does not say what becomes of the login',
  },
  {
    id: 'psc.long-userinfo-survived',
    statement: {
      fr: 'Un service survit à un UserInfo démesuré.',
      en: 'A service survives an outsized UserInfo.',
    },
    source: 'the bench’s own reading',
  },
  {
    id: 'psc.claims-escaped',
    statement: {
      fr: 'Ce que dit Pro Santé Connect d’une personne est du texte, pas du HTML.',
      en: 'What Pro Santé Connect says of a person is text, not HTML.',
    },
    source: '[G] good practice',
  },
  {
    id: 'psc.session-ends-with-the-token',
    statement: {
      fr: 'La session du produit prend fin quand Pro Santé Connect refuse ou désavoue ses jetons.',
      en: 'The product’s session ends when Pro Santé Connect refuses or disowns its tokens.',
    },
    source: 'A7 case 1b [Q] sends the user back to the login page; [I] for the session',
  },
  {
    id: 'psc.access-token-renewed',
    statement: {
      fr: 'Un jeton d’accès expiré se renouvelle tant que le jeton de renouvellement vaut.',
      en: 'An expired access token is renewed as long as the refresh token is good.',
    },
    source: 'A7 case 1a [Q] for calls to an API; [I] for the session',
  },
  {
    id: 'psc.native-pkce',
    statement: {
      fr: 'Une application native emploie PKCE S256.',
      en: 'A native application uses PKCE S256.',
    },
    source: 'A3.1 [I]; RFC 8252 §6',
  },
  {
    id: 'psc.ciba-acr-values',
    statement: {
      fr: 'La demande CIBA porte acr_values=eidas1, comme la demande d’authentification.',
      en: 'The CIBA request carries acr_values=eidas1, as the authentication request does.',
    },
    source: 'A6 [Q] for one implementation; PSC.08 speaks of the authorization endpoint only',
  },
] as const satisfies readonly Assumption[]
