import { defect } from '../../defect.ts'

/** Its login by CIBA. */
export const cibaDefects = [
  defect(
    'psc.ciba-hint-of-the-default-user',
    'fail',
    ['psc.cibaRequestNamesTheProfessional'],
    'La demande CIBA nomme toujours l’utilisateur par défaut',
    'The CIBA request always names the default user',
  ),
  defect(
    'psc.ciba-without-acr-values',
    'warn',
    ['psc.cibaRequestDemandsEidas1'],
    'La demande CIBA ne porte pas acr_values',
    'The CIBA request lacks acr_values',
  ),
  defect(
    'psc.ciba-polls-without-waiting',
    'fail',
    ['psc.cibaPollsAtTheAllowedPace', 'psc.cibaSessionIsTheProfessionals'],
    'CIBA : le produit interroge sans attendre, puis abandonne',
    'CIBA: the product polls without waiting, then gives up',
  ),
  defect(
    'psc.ciba-session-for-the-default-user',
    'fail',
    ['psc.cibaSessionIsTheProfessionals'],
    'CIBA : la session s’ouvre pour l’utilisateur par défaut',
    'CIBA: the session opens for the default user',
  ),
  defect(
    'psc.ciba-gives-up-at-the-first-answer',
    'fail',
    ['psc.cibaSessionIsTheProfessionals'],
    'CIBA : le produit abandonne à la première attente',
    'CIBA: the product gives up at the first wait',
  ),
  defect(
    'psc.ciba-refusal-opens-a-session',
    'fail',
    ['psc.refusedCibaOpensNoSession'],
    'CIBA : un refus ouvre la session de l’utilisateur par défaut',
    'CIBA: a refusal opens the default user’s session',
  ),
] as const
