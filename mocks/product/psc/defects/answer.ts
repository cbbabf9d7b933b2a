import { defect } from '../../defect.ts'

/** What it takes from the answer that comes back to the browser. */
export const answerDefects = [
  defect(
    'psc.missing-state-accepted',
    'fail',
    ['psc.missingStateOpensNoSession'],
    'Un retour sans state est accepté',
    'An answer without state is accepted',
  ),
  defect(
    'psc.answer-issuer-not-checked',
    'warn',
    ['psc.answerOfAnotherIssuerOpensNoSession'],
    'L’émetteur (iss) du retour n’est pas vérifié',
    'The issuer (iss) of the answer is not checked',
  ),
  defect(
    'psc.error-answer-opens-a-session',
    'fail',
    ['psc.errorAnswerOpensNoSession'],
    'Un retour en erreur ouvre la session de l’utilisateur par défaut',
    'An error answer opens the default user’s session',
  ),
  defect(
    'psc.refusal-as-a-blank-page',
    'warn',
    ['psc.refusalIsShownToTheUser'],
    'Un refus n’affiche qu’une page vide, en erreur 500',
    'A refusal shows nothing but a blank page with status 500',
  ),
  defect(
    'psc.failed-exchange-opens-a-session',
    'fail',
    ['psc.failedExchangeOpensNoSession'],
    'La session s’ouvre alors que l’échange du code a échoué',
    'The session opens although the exchange of the code failed',
  ),
] as const
