import type { MockState } from '../../src/model/service.ts'
import { certificateFaults } from '../certificate-faults.ts'
import { fault } from '../declare.ts'

/** What comes back to the browser. */
const frontChannel = [
  fault(
    'state-altered',
    'Le retour porte un autre state que celui de la demande',
    'The answer carries another state than the request',
  ),
  fault('state-missing', 'Le retour ne porte pas de state', 'The answer carries no state'),
  fault('callback-iss-wrong', 'Le retour nomme un autre émetteur (iss)', 'The answer names another issuer (iss)'),
  fault(
    'access-denied',
    'Le professionnel s’authentifie mais l’accès est refusé (access_denied)',
    'The professional authenticates but access is denied (access_denied)',
  ),
  fault('login-required', 'Le retour est l’erreur login_required', 'The answer is the error login_required'),
  fault('server-error', 'Le retour est l’erreur server_error', 'The answer is the error server_error'),
  fault(
    'temporarily-unavailable',
    'Le retour est l’erreur temporarily_unavailable',
    'The answer is the error temporarily_unavailable',
  ),
  fault('invalid-scope', 'Le retour est l’erreur invalid_scope', 'The answer is the error invalid_scope'),
  fault(
    'unauthorized-client',
    'Le retour est l’erreur unauthorized_client',
    'The answer is the error unauthorized_client',
  ),
  fault(
    'code-of-another-client',
    'Le code rendu au navigateur est celui d’un autre service',
    'The code handed to the browser is another service’s',
  ),
] as const

/** What is wrong in the id_token; all else in it is right. */
const idToken = [
  fault(
    'wrong-nonce',
    'L’id_token porte un autre nonce que celui de la demande',
    'The id_token carries another nonce than the request',
  ),
  fault('wrong-iss', 'L’id_token vient d’un autre émetteur', 'The id_token names another issuer'),
  fault('wrong-aud', 'L’id_token est destiné à un autre service (aud)', 'The id_token is meant for another service'),
  fault(
    'wrong-azp',
    'L’id_token a été délivré à un autre service (azp), parmi deux destinataires',
    'The id_token was issued to another service (azp), among two audiences',
  ),
  fault('expired-id-token', 'L’id_token est périmé', 'The id_token has expired'),
  fault('id-token-not-yet-valid', 'L’id_token n’est pas encore valable', 'The id_token is not valid yet'),
  fault(
    'signature-by-another-key',
    'L’id_token est signé par une clé qui n’est pas celle publiée',
    'The id_token is signed by a key that is not the published one',
  ),
  fault('alg-none', 'L’id_token n’est pas signé (alg=none)', 'The id_token is unsigned (alg=none)'),
  fault(
    'hs256-with-the-public-key',
    'L’id_token est signé en HS256, la clé publique servant de secret',
    'The id_token is signed with HS256, the public key serving as the secret',
  ),
  fault(
    'unknown-kid',
    'L’id_token est signé par une clé dont le kid n’est pas publié',
    'The id_token is signed by a key whose kid is not published',
  ),
  fault(
    'key-rotated',
    'La clé de signature change pour la suivante, publiée depuis le début : la connexion doit réussir',
    'The signing key gives way to the next one, published from the start: the login must work',
  ),
  fault(
    'key-rotated-unannounced',
    'La clé de signature change pour une clé publiée à l’instant : la connexion doit réussir, au besoin après une minute',
    'The signing key gives way to one published this instant: the login must work, after a minute if need be',
  ),
  fault(
    'acr-eidas2',
    'L’id_token annonce le niveau eidas2, supérieur à celui demandé : la connexion doit réussir',
    'The id_token announces level eidas2, higher than the one asked for: the login must work',
  ),
  fault(
    'acr-eidas0',
    'L’id_token annonce un niveau inférieur à celui demandé (eidas0)',
    'The id_token announces a lower level than the one asked for (eidas0)',
  ),
  fault('acr-unknown', 'L’id_token annonce un niveau inconnu', 'The id_token announces an unknown level'),
  fault('acr-missing', 'L’id_token n’annonce aucun niveau (acr)', 'The id_token announces no level (acr)'),
  fault(
    'subject-name-id-missing',
    'SubjectNameID manque dans l’id_token, UserInfo et l’introspection',
    'SubjectNameID is missing from the id_token, UserInfo and introspection',
  ),
  fault(
    'html-in-given-name',
    'Le prénom du professionnel est du HTML qui exécute un script',
    'The professional’s given name is HTML that runs a script',
  ),
  fault(
    'sub-in-the-other-form',
    'Le sub est dans l’autre forme que celle de l’option subjectForm : la connexion doit mener au même compte',
    'The sub is in the other form than that of option subjectForm: the login must lead to the same account',
  ),
  fault(
    'sub-changed',
    'Le sub de chaque professionnel est un autre UUID : la connexion doit mener au même compte',
    'The sub of each professional is another UUID: the login must lead to the same account',
  ),
  fault(
    'sub-shared',
    'Tous les professionnels ont le même sub : chacun doit garder son compte',
    'All professionals have the same sub: each must keep their own account',
  ),
  fault('id-token-missing', 'La réponse du jeton n’a pas d’id_token', 'The token answer has no id_token'),
] as const

/** What goes wrong between servers. */
const backChannel = [
  fault(
    'code-replayed',
    'Le code a déjà servi quand le service l’échange',
    'The code has already been used when the service redeems it',
  ),
  fault(
    'token-error-400',
    'L’échange du code ou du refresh_token répond 400 invalid_grant',
    'The token endpoint answers 400 invalid_grant',
  ),
  fault(
    'token-error-500',
    'L’échange du code répond par une erreur 500',
    'The exchange of the code answers with an error 500',
  ),
  fault(
    'token-slow',
    'L’échange du code répond en retard (option slowMs)',
    'The token endpoint is slow (option slowMs)',
  ),
  fault('token-cut', 'L’échange du code coupe la connexion', 'The token endpoint cuts the connection'),
  fault('refresh-refused', 'Le refresh_token est refusé', 'The refresh_token is refused'),
  fault(
    'userinfo-sub-differs',
    'Le sub de UserInfo n’est pas celui de l’id_token',
    'The sub of UserInfo is not that of the id_token',
  ),
  fault(
    'userinfo-names-another',
    'UserInfo, au sub juste, nomme un autre professionnel que l’id_token',
    'UserInfo, whose sub is right, names another professional than the id_token',
  ),
  fault(
    'userinfo-signed-by-another-key',
    'UserInfo est un JWT signé par une clé étrangère, où le nom est faux',
    'UserInfo is a JWT signed by a foreign key, in which the name is false',
  ),
  fault(
    'refreshed-id-token-of-another',
    'Le renouvellement rend l’id_token d’un autre professionnel',
    'The renewal gives the id_token of another professional',
  ),
  fault('userinfo-oversized', 'UserInfo pèse plus de 4 Mo', 'UserInfo weighs more than 4 MB'),
  fault('introspection-inactive', 'L’introspection dit le jeton inactif', 'Introspection says the token is inactive'),
] as const

/** What time or somebody else does to all that is open when the fault is selected; what opens later is untouched. */
const passingTime = [
  fault(
    'access-token-expired',
    'Les access_token déjà délivrés viennent d’expirer ; les refresh_token valent encore',
    'Access tokens issued so far have just expired; refresh tokens still work',
  ),
  fault(
    'refresh-token-expired',
    'Les refresh_token déjà délivrés viennent d’expirer ; la session dure encore',
    'Refresh tokens issued so far have just expired; the session goes on',
  ),
  fault(
    'session-idle',
    'Les sessions ouvertes viennent d’expirer faute d’activité',
    'Open sessions have just expired for want of activity',
  ),
  fault(
    'session-too-old',
    'Les sessions ouvertes ont atteint leur durée maximale',
    'Open sessions have reached their greatest age',
  ),
  fault(
    'session-closed',
    'Le professionnel vient de se déconnecter ailleurs : ses sessions et leurs jetons sont fermés',
    'The professional has just logged out elsewhere: sessions and their tokens are closed',
  ),
] as const

/** How the professional answers a CIBA request; without a fault they accept at the second poll. */
const ciba = [
  fault('ciba-denied', 'CIBA : le professionnel refuse', 'CIBA: the professional refuses'),
  fault('ciba-expired', 'CIBA : la demande expire sans réponse', 'CIBA: the request expires without an answer'),
  fault(
    'ciba-pending',
    'CIBA : le professionnel n’accepte qu’après trois interrogations',
    'CIBA: the professional accepts after three polls only',
  ),
  fault(
    'ciba-slow-down',
    'CIBA : la première interrogation reçoit slow_down',
    'CIBA: the first poll is answered slow_down',
  ),
  fault(
    'ciba-decided-on-the-page',
    'CIBA : la réponse vient de la page /auth/e-cps du wallet, pas d’elle-même',
    'CIBA: the answer comes from the wallet’s page /auth/e-cps, not by itself',
  ),
  fault('ciba-unavailable', 'CIBA : la demande est refusée (503)', 'CIBA: the request is refused (503)'),
] as const

/** Ways in which Pro Santé Connect may be made to misbehave, or to refuse. */
export const faults = [
  ...frontChannel,
  ...idToken,
  ...backChannel,
  ...passingTime,
  ...ciba,
  ...certificateFaults,
] as const

export type PscFault = (typeof faults)[number]['id']

/** Whether this fault is selected. */
export const faultIs = ({ fault: selected }: MockState, id: PscFault): boolean => selected === id

declare module '../../src/model/words.ts' {
  interface FaultsOfServices {
    readonly psc: PscFault
  }
}
