import { note } from '../model/note.ts'

/** What a listener notes whatever the service. */
export const listenNotes = {
  bodyTooLong: note(
    'bench.body-too-long',
    'Le corps de la demande dépasse {limit} octets : refusé, non conservé',
    'The body of the request exceeds {limit} bytes: refused, not kept',
    'limite du banc',
  ),
  benchFailed: note(
    'bench.failed',
    'Le banc a échoué à répondre, le produit n’y est pour rien : {why}',
    'The bench failed to answer, which is no fault of the product: {why}',
    'le banc',
  ),
  closedBeforeTheAnswer: note(
    'bench.closed-before-the-answer',
    'La connexion a été fermée avant la réponse',
    'The connection was closed before the answer',
    'le banc',
  ),
} as const
