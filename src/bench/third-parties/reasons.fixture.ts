import type { Verdict } from '../../model/verdict.ts'

/** Whose a verdict is, in the word of the table. */
export type Nature = 'bibliothèque' | 'réglage' | 'application' | 'adaptateur' | 'banc'

export interface Reason {
  readonly party: string
  readonly check: string
  readonly verdict: Verdict
  readonly nature: Nature
  /** French, one sentence. */
  readonly why: string
}

const reason = (party: string, verdict: Verdict, nature: Nature, why: string, ...checks: readonly string[]): Reason[] =>
  checks.map((check) => ({ party, check, verdict, nature, why }))

const revocation =
  'TLS ne relit aucune liste de révocation de lui-même ; il faut donner celle de l’autorité, ce que ce montage ne fait pas'

/** Why the bench found what it found, for each verdict that is neither conformant nor explained by the recording. */
export const reasons: readonly Reason[] = [
  ...reason(
    'soap',
    'fail',
    'application',
    'l’application d’essai prend tout ce qu’INSi renvoie ; la bibliothèque rend fidèlement la réponse et ne connaît pas les règles d’import',
    'ins.identityWithDate00IsNotImported',
    'ins.identityWithEmptyTraitIsNotImported',
  ),
  ...reason(
    'soap',
    'fail',
    'application',
    'l’application d’essai garde les traits tels que saisis, sans aucun contrôle de saisie ; la bibliothèque n’y est pour rien',
    'ins.namesAreInCapitals',
    'ins.creationRefusesImpossibleDates',
    'ins.creationRefusesAMissingTrait',
  ),
  ...reason(
    'soap',
    'inconclusive',
    'adaptateur',
    'le contrat du pilote demande un sexe M ou F : l’adaptateur ne peut pas rendre l’identité au sexe vide que l’application a importée',
    'ins.identityWithEmptyTraitIsNotImported',
  ),
  ...reason(
    'soap',
    'warn',
    'réglage',
    `${revocation} (\`ClientSSLSecurity\` accepte \`crl\`)`,
    'ins.revokedServerIsSentNothing',
  ),
  ...reason(
    'openid-client',
    'warn',
    'réglage',
    'la bibliothèque se fie au TLS du serveur de jetons, comme OpenID Connect Core §3.1.3.7 le permet au flux par code ; `enableNonRepudiationChecks` demande la vérification',
    'psc.idTokenSignedByAnotherKeyOpensNoSession',
    'psc.hs256IdTokenOpensNoSession',
    'psc.idTokenWithUnknownKidOpensNoSession',
  ),
  ...reason(
    'openid-client',
    'warn',
    'réglage',
    'la bibliothèque lit un UserInfo en JWT sans en vérifier la signature, se fiant au TLS ; `enableNonRepudiationChecks` demande la vérification',
    'psc.forgedUserInfoIsNotBelieved',
  ),
  ...reason(
    'openid-client',
    'warn',
    'application',
    'la bibliothèque laisse `acr` à l’application, qui ne le lit pas',
    'psc.lowLevelIdTokenOpensNoSession',
  ),
  ...reason(
    'openid-client',
    'warn',
    'réglage',
    `${revocation} (le \`fetch\` donné à la bibliothèque décide)`,
    'psc.revokedServerIsSentNothing',
  ),
  ...reason(
    'openid-client strict',
    'warn',
    'réglage',
    `${revocation} (le \`fetch\` donné à la bibliothèque décide)`,
    'psc.revokedServerIsSentNothing',
  ),
  ...reason(
    'openid-client strict',
    'warn',
    'bibliothèque',
    'elle ne relit les clés publiées qu’une minute après les avoir lues ; une clé changée sans annonce dans cette minute est refusée, et ce n’est pas une faute',
    'psc.newKeyOpensTheSession',
  ),
  ...reason(
    'mod_auth_openidc',
    'warn',
    'bibliothèque',
    'le module accepte un id_token sans signature venu du serveur de jetons, même quand `OIDCIDTokenSignedResponseAlg` demande RS256',
    'psc.unsignedIdTokenOpensNoSession',
  ),
  ...reason(
    'mod_auth_openidc',
    'warn',
    'bibliothèque',
    'le module prend l’identité de l’id_token du renouvellement sans comparer son sub à celui du premier, ce que demande OpenID Connect Core §12.2',
    'psc.refreshedIdTokenOfAnotherGivesNoSession',
  ),
  ...reason(
    'mod_auth_openidc',
    'warn',
    'banc',
    'le module laisse de côté ce UserInfo et ouvre la session au nom que porte l’id_token ; OpenID Connect Core §5.3.2 interdit de se servir de ces valeurs, non d’ouvrir la session : le banc est ici plus sévère que le texte, d’où un avertissement',
    'psc.userInfoOfAnotherPersonOpensNoSession',
  ),
  ...reason(
    'mod_auth_openidc',
    'warn',
    'réglage',
    `${revocation} (le module n’en offre pas le réglage : c’est à libcurl ou à un relais)`,
    'psc.revokedServerIsSentNothing',
  ),
]
