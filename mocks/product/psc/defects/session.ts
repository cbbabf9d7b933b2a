import { defect } from '../../defect.ts'

/** How long its session lasts, and what its pages show of it. */
export const sessionDefects = [
  defect(
    'psc.refused-refresh-keeps-the-session',
    'warn',
    ['psc.refusedRenewalEndsTheSession'],
    'La session continue quand le renouvellement du jeton est refusé',
    'The session goes on when the token’s renewal is refused',
  ),
  defect(
    'psc.introspection-ignored',
    'warn',
    ['psc.inactiveTokenEndsTheSession'],
    'La session continue quand l’introspection dit le jeton inactif',
    'The session goes on when introspection says that the token is inactive',
  ),
  defect(
    'psc.access-token-never-renewed',
    'warn',
    ['psc.expiredAccessTokenIsRenewed'],
    'Le jeton d’accès n’est jamais renouvelé',
    'The access token is never renewed',
  ),
  defect(
    'psc.home-page-without-logout',
    'warn',
    ['psc.logoutIsReachable'],
    'La page d’accueil n’offre pas de se déconnecter',
    'The home page does not offer to log out',
  ),
  defect(
    'psc.cgu-without-pro-sante-connect',
    'fail',
    ['psc.cguSpeakOfProSanteConnect'],
    'Les CGU ne parlent pas de Pro Santé Connect',
    'The terms of use do not speak of Pro Santé Connect',
  ),
] as const
