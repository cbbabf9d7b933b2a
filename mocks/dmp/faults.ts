import { certificateFaults } from '../certificate-faults.ts'
import { fault } from '../declare.ts'

export const dmpFaults = [
  fault('td0.2-inexistant', 'TD0.2 : le patient n’a pas de DMP', 'TD0.2: the patient has no DMP'),
  fault('td0.2-ferme', 'TD0.2 : le DMP est fermé', 'TD0.2: the DMP is closed'),
  fault(
    'td0.2-sans-autorisation',
    'TD0.2 : le DMP est ouvert, l’utilisateur n’y est pas autorisé',
    'TD0.2: the DMP is open, the user has no authorisation',
  ),
  fault('td2.1-refuse', 'TD2.1 : l’alimentation est refusée', 'TD2.1: the feed is refused'),
  fault('http-503', 'Service indisponible (HTTP 503)', 'Service unavailable (HTTP 503)'),
  fault('slow', 'Réponse après 5 secondes', 'Answer after 5 seconds'),
  fault('cut', 'Connexion coupée sans réponse', 'Connection cut without an answer'),
  ...certificateFaults,
] as const

export type DmpFault = (typeof dmpFaults)[number]['id']

declare module '../../src/model/words.ts' {
  interface FaultsOfServices {
    readonly dmp: DmpFault
  }
}
