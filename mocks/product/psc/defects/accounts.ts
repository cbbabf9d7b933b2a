import { defect } from '../../defect.ts'

/** How it matches the professional with the accounts that it knows. */
export const accountsDefects = [
  defect(
    'psc.account-matched-to-the-letter',
    'fail',
    ['psc.oneAccountPerProfessional'],
    'Le RPPS et l’identifiant national à 12 chiffres sont pris pour deux personnes',
    'The RPPS and the 12-digit national id are taken for two persons',
  ),
  defect(
    'psc.second-account-for-pro-sante-connect',
    'fail',
    ['psc.oneAccountPerProfessional'],
    'Chaque connexion par Pro Santé Connect crée un compte',
    'Each login with Pro Santé Connect makes an account',
  ),
  defect(
    'psc.matching-not-kept',
    'fail',
    ['psc.oneAccountPerProfessional'],
    'Le rapprochement d’un compte local n’est pas retenu',
    'The matching of a local account is not kept',
  ),
  defect(
    'psc.acts-for-the-default-user',
    'fail',
    ['psc.vihfNamesTheProfessionalOfTheSession'],
    'Les appels partent au nom de l’utilisateur par défaut, pas de celui qui est connecté',
    'Calls leave in the name of the default user, not of who is logged in',
  ),
] as const
