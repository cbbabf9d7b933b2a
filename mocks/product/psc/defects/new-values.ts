import { defect } from '../../defect.ts'

/** Which values of its requests it draws once and for all. */
export const newValuesDefects = [
  defect(
    'psc.state-reused',
    'warn',
    ['psc.stateIsNewEachTime'],
    'Le state est le même à chaque demande',
    'The state is the same in each request',
  ),
  defect(
    'psc.nonce-reused',
    'warn',
    ['psc.nonceIsNewEachTime'],
    'Le nonce est le même à chaque demande',
    'The nonce is the same in each request',
  ),
  defect(
    'psc.code-verifier-reused',
    'warn',
    ['psc.codeChallengeIsNewEachTime'],
    'Le code_verifier est le même à chaque demande',
    'The code_verifier is the same in each request',
  ),
] as const
