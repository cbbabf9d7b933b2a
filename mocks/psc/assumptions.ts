import { serverCertificateAssumption } from '../certificate-faults.ts'
import { assumption } from '../declare.ts'

/** What this mock does without a quoted source. Sources are sections of the project’s fact sheets and their marks. */
export const assumptions = [
  assumption(
    'psc.single-host',
    'Faute d’écoute propre (MSW), la page d’autorisation (/auth) est servie à l’adresse de l’émetteur ; en réalité elle a son hôte.',
    'Without a listener of its own (MSW), the authorization page (/auth) is served at the issuer’s address; in reality it has its own host.',
    'A1 [Q] for the two hosts; one host is this bench’s choice',
  ),
  assumption(
    'psc.login-page',
    'Le choix du professionnel par liste remplace la CPS et l’e-CPS ; noms de champs et adresse du formulaire sont propres au banc.',
    'Choosing the professional in a list replaces CPS and e-CPS; field names and the form’s address are the bench’s own.',
    'supplement 1.3 [S] for the real page’s controls',
  ),
  assumption(
    'psc.acr-values-not-enforced',
    'Une demande sans acr_values=eidas1 n’est pas refusée : le contrôle la juge ensuite.',
    'A request without acr_values=eidas1 is not refused: a check judges it afterwards.',
    'A3.1 [G]: the real answer is not documented',
  ),
  assumption(
    'psc.callback-iss',
    'Le retour porte iss et session_state.',
    'The answer carries iss and session_state.',
    'A1.1 discovery [I]',
  ),
  assumption(
    'psc.code-flow-only',
    'Les flux annoncés mais non documentés pour les services (implicite, mot de passe, client_credentials…) sont refusés.',
    'Flows that are advertised but not documented for services (implicit, password, client_credentials…) are refused.',
    'A3 [I]',
  ),
  assumption(
    'psc.prompt-and-max-age',
    'prompt et max_age suivent OpenID Connect Core.',
    'prompt and max_age follow OpenID Connect Core.',
    'A3.1 [G]',
  ),
  assumption(
    'psc.keycloak-errors',
    'Les libellés des erreurs imitent un fournisseur de la famille Keycloak.',
    'Error descriptions follow those of the Keycloak family.',
    'A1 [I], RFC 6749 §4.1.2.1 and §5.2',
  ),
  assumption(
    'psc.id-token-claims',
    'L’id_token porte SubjectNameID, preferred_username, given_name et family_name, et vit aussi longtemps que l’access_token.',
    'The id_token carries SubjectNameID, preferred_username, given_name and family_name, and lives as long as the access_token.',
    'A4 [Q] for SubjectNameID, [I] for the rest',
  ),
  assumption(
    'psc.psi-claims',
    'L’access_token, l’id_token, UserInfo et l’introspection d’un access_token portent PSISubjectNameID (vide si Pro Santé Identité n’est pas activée), authMode et auth_level.',
    'The access_token, the id_token, UserInfo and introspection of an access_token carry PSISubjectNameID (empty unless Pro Santé Identité is activated), authMode and auth_level.',
    'supplement 2, 1.1 [Q] for the access token, [S] for the meaning; A4.1, A4.2 [Q] for authMode; [I] for the id_token',
  ),
  assumption(
    'psc.userinfo-jwt',
    'UserInfo en JWT est signé par la clé des id_token et porte iss et aud.',
    'UserInfo as a JWT is signed by the key of the id_tokens and carries iss and aud.',
    'A4.2 [Q] for a client that reads it; [G] OIDC Core §5.3.2',
  ),
  assumption(
    'psc.sub-may-change',
    'Le sub est un identifiant technique sans valeur métier : il peut changer sans que le compte change.',
    'The sub is a technical identifier without business meaning: it may change while the account does not.',
    'supplement 2, 1.1 [S] for its meaning, [Q] for its two forms; [I] that it changes between two logins',
  ),
  assumption(
    'psc.sub-not-the-account',
    'Le SubjectNameID, et non le sub, dit à qui est un compte.',
    'SubjectNameID, not sub, tells whose an account is.',
    'supplement 2, 1.1 [S]; [I] for a sub that two professionals would share, which OIDC Core §2 forbids',
  ),
  assumption(
    'psc.userinfo-signature-verified',
    'Un service ne croit pas un UserInfo en JWT dont la signature est fausse.',
    'A service does not believe a UserInfo as a JWT whose signature is wrong.',
    '[G] OIDC Core §5.3.4; TLS of the same server is held for enough by some',
  ),
  assumption(
    'psc.userinfo-agrees-with-the-id-token',
    'Un service n’ouvre pas la session d’un professionnel que nomme UserInfo, mais pas l’id_token.',
    'A service does not open the session of a professional whom UserInfo names, but not the id_token.',
    '[I]: no text says which prevails; both carry SubjectNameID (A4, A4.2)',
  ),
  assumption(
    'psc.refreshed-sub-verified',
    'L’id_token d’un renouvellement qui parle d’un autre ne donne pas sa session à cet autre.',
    'The id_token of a renewal that speaks of another person does not hand the session over.',
    '[G] OIDC Core §12.2: its sub must be that of the first',
  ),
  assumption(
    'psc.refresh-token-opaque',
    'Le refresh_token est opaque et change à chaque usage ; l’ancien n’est plus accepté.',
    'The refresh_token is opaque and changes at each use; the old one is no longer accepted.',
    '[G] OAuth 2.0 practice',
  ),
  assumption(
    'psc.logout-ends-sso',
    'La déconnexion du produit ferme aussi la session Pro Santé Connect : le clic suivant montre de nouveau la page d’authentification.',
    'Logging out of the product also closes the Pro Santé Connect session: the next click shows the login page again.',
    'A5 [I] on steps 9–11 of PSC.01.01 [Q]; supplement 1.6 [S]',
  ),
  assumption(
    'psc.logout-without-hint',
    'La déconnexion par client_id et post_logout_redirect_uri, sans id_token_hint, est acceptée.',
    'Logout by client_id and post_logout_redirect_uri, without id_token_hint, is accepted.',
    'supplement 1.3 [S]',
  ),
  assumption(
    'psc.tokens-kept-on-the-server',
    'Comme le secret du service, les jetons d’accès et de renouvellement ne quittent pas son serveur.',
    'Like the service’s secret, access and refresh tokens do not leave its server.',
    'A2 [Q] for client_id and secret; A10.7 [I] for tokens',
  ),
  assumption(
    'psc.state-before-code',
    'Un service qui reçoit un state étranger n’échange pas le code.',
    'A service that receives a foreign state does not redeem the code.',
    '[I] from RFC 6749 §10.12, which demands protection without fixing the order',
  ),
  assumption(
    'psc.ciba-errors',
    'Les erreurs CIBA sont celles de CIBA Core et de la famille Keycloak ; un slow_down allonge l’intervalle de 5 s.',
    'CIBA errors are those of CIBA Core and the Keycloak family; a slow_down adds 5 s to the interval.',
    'A6 [Q] for authorization_pending, [G] for the rest',
  ),
  assumption(
    'psc.ciba-channel',
    'channel est facultatif et vaut MOBILE par défaut ; toute autre valeur que CARD ou MOBILE est refusée.',
    'channel is optional, MOBILE by default; any value but CARD or MOBILE is refused.',
    'A6 [Q] for the two values; the parameter table is not public',
  ),
  assumption(
    'psc.ciba-decision',
    'Sans panne choisie, le professionnel accepte de lui-même à la deuxième interrogation ; sinon la page /auth/e-cps répond.',
    'Without a fault the professional accepts by themselves at the second poll; else the page /auth/e-cps answers.',
    'the bench’s own: no telephone takes part',
  ),
  assumption(
    'psc.api-path',
    'Le serveur d’autorisation d’une API est joué sous /api-pro-sante-connectee, sur l’hôte de l’émetteur.',
    'The authorization server of an API is played under /api-pro-sante-connectee, on the issuer’s host.',
    'A7 [Q] for the exchange; the place is the bench’s own',
  ),
  assumption(
    'psc.api-errors',
    'Les refus de l’échange de jeton sont ceux de RFC 8693 et RFC 6749 ; cnf est accepté absent.',
    'Refusals of the token exchange are those of RFC 8693 and RFC 6749; cnf may be absent.',
    'A7 [Q] for the parameters, two sources differing on cnf; [G] for the errors',
  ),
  assumption(
    'psc.signature-verified',
    'Un service vérifie la signature de l’id_token par les clés publiées, même reçu directement de l’émetteur.',
    'A service verifies the signature of the id_token by the published keys, even when it comes straight from the issuer.',
    'A4 [Q] for the checks of one implementation; OIDC Core §3.1.3.7 step 6 lets TLS stand in for it',
  ),
  assumption(
    'psc.azp-verified',
    'Un service refuse un id_token délivré à un autre (azp), même s’il est parmi les destinataires.',
    'A service refuses an id_token issued to another (azp), even when it is among the audiences.',
    '[G] OIDC Core §3.1.3.7 steps 4 and 5: SHOULD',
  ),
  assumption(
    'psc.nbf-verified',
    'Un service refuse un id_token dont nbf et iat sont dans l’avenir.',
    'A service refuses an id_token whose nbf and iat lie in the future.',
    '[G] RFC 7519 §4.1.5; OIDC Core asks nothing of it',
  ),
  assumption(
    'psc.values-new',
    'Le state, le nonce et le code_challenge sont tirés de nouveau à chaque demande.',
    'The state, the nonce and the code_challenge are drawn anew for each request.',
    'RFC 6749 §10.12, OIDC Core §15.5.2, RFC 7636 §7.1 [Q]; no requirement of PSC says it in these words',
  ),
  assumption(
    'psc.acr-verified',
    'Un service refuse un id_token d’un niveau inférieur à eidas1, inconnu ou absent.',
    'A service refuses an id_token whose level is lower than eidas1, unknown or absent.',
    'OIDC Core §3.1.3.7 step 12: SHOULD',
  ),
  assumption(
    'psc.higher-acr-accepted',
    'Un service accepte un niveau supérieur à celui qu’il demande : acr_values=eidas1 est un minimum.',
    'A service accepts a higher level than it asks for: acr_values=eidas1 is a minimum.',
    'supplement 2, 1.2: [Q] production answers eidas2 (15/09/2026); [I] for its meaning',
  ),
  assumption(
    'psc.answer-issuer-verified',
    'Un service refuse un retour dont iss n’est pas l’émetteur attendu.',
    'A service refuses an answer whose iss is not the expected issuer.',
    '[I] from the discovery document and RFC 9207',
  ),
  assumption(
    'psc.refusal-shown',
    'Un retour en erreur s’explique à l’utilisateur sur une page du produit.',
    'An error answer is explained to the user on a page of the product.',
    'the bench’s own reading',
  ),
  assumption(
    'psc.logout-control',
    'Le bouton ou le lien de déconnexion porte un mot comme « déconnexion » ou « se déconnecter ».',
    'The control that logs out carries a word such as “déconnexion” or “log out”.',
    'A10.4 [Q] for a reachable control; its words are the bench’s own guess',
  ),
  assumption(
    'psc.keys-reloaded',
    'Un service relit les clés publiées quand il rencontre un kid inconnu.',
    'A service reads the published keys again when it meets an unknown kid.',
    'A4 [Q] for one implementation; [G] OIDC Core §10.1.1',
  ),
  assumption(
    'psc.slow-answer-awaited',
    'Un service attend quelques secondes la réponse de Pro Santé Connect.',
    'A service waits a few seconds for the answer of Pro Santé Connect.',
    'the bench’s own reading',
  ),
  assumption(
    'psc.userinfo-sub-verified',
    'Un service qui reçoit un UserInfo d’une autre personne n’ouvre pas de session.',
    'A service that receives the UserInfo of another person opens no session.',
    '[G] OIDC Core §5.3.2 forbids to use it, and does not say what becomes of the login',
  ),
  assumption(
    'psc.long-userinfo-survived',
    'Un service survit à un UserInfo démesuré.',
    'A service survives an outsized UserInfo.',
    'the bench’s own reading',
  ),
  assumption(
    'psc.claims-escaped',
    'Ce que dit Pro Santé Connect d’une personne est du texte, pas du HTML.',
    'What Pro Santé Connect says of a person is text, not HTML.',
    '[G] good practice',
  ),
  assumption(
    'psc.session-ends-with-the-token',
    'La session du produit prend fin quand Pro Santé Connect refuse ou désavoue ses jetons.',
    'The product’s session ends when Pro Santé Connect refuses or disowns its tokens.',
    'A7 case 1b [Q] sends the user back to the login page; [I] for the session',
  ),
  assumption(
    'psc.access-token-renewed',
    'Un jeton d’accès expiré se renouvelle tant que le jeton de renouvellement vaut.',
    'An expired access token is renewed as long as the refresh token is good.',
    'A7 case 1a [Q] for calls to an API; [I] for the session',
  ),
  assumption(
    'psc.native-pkce',
    'Une application native emploie PKCE S256.',
    'A native application uses PKCE S256.',
    'A3.1 [I]; RFC 8252 §6',
  ),
  assumption(
    'psc.ciba-acr-values',
    'La demande CIBA porte acr_values=eidas1, comme la demande d’authentification.',
    'The CIBA request carries acr_values=eidas1, as the authentication request does.',
    'A6 [Q] for one implementation; PSC.08 speaks of the authorization endpoint only',
  ),
  serverCertificateAssumption('psc'),
] as const

export type PscAssumption = (typeof assumptions)[number]['id']

declare module '../../src/model/words.ts' {
  interface AssumptionsOfServices {
    readonly psc: PscAssumption
  }
}
