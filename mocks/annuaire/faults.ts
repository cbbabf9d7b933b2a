import { certificateFaults } from '../certificate-faults.ts'
import { fault } from '../declare.ts'

/** Everything the directory can be told to answer instead of the truth. */
export const annuaireFaults = [
  fault('no-result', 'Aucun résultat, quelle que soit la recherche', 'No result, whatever the search'),
  fault('rate-limited', 'Limite d’appels de la passerelle atteinte (429)', 'Call limit of the gateway reached (429)'),
  fault('http-503', 'Erreur HTTP 503', 'HTTP error 503'),
  fault('slow', 'Réponse après `slowMs` (5 secondes par défaut)', 'Answer after `slowMs` (5 seconds by default)'),
  fault('cut', 'Connexion coupée sans réponse', 'Connection cut without an answer'),
  fault('malformed-json', 'Réponse JSON mal formée', 'Malformed JSON answer'),
  fault(
    'mailbox-withdrawn',
    'Les BAL des professionnels ne sont plus publiées',
    'The mailboxes of professionals are no longer published',
  ),
  fault(
    'red-list-published',
    'Les BAL en liste rouge sont rendues, marquées comme telles',
    'Mailboxes on the red list are returned, marked as such',
  ),
  fault(
    'page-changes',
    'Entre deux pages, l’annuaire change : la suivante reprend la dernière entrée',
    'Between two pages, the directory changes: the next one repeats the last entry',
  ),
  fault(
    'extract-changed',
    'L’extraction publique est plus récente : un nom d’exercice a changé, un professionnel n’y est plus',
    'The public extract is more recent: a practice name has changed, a professional is no longer in it',
  ),
  ...certificateFaults,
] as const

export type AnnuaireFault = (typeof annuaireFaults)[number]['id']

declare module '../../src/model/words.ts' {
  interface FaultsOfServices {
    readonly annuaire: AnnuaireFault
  }
}
