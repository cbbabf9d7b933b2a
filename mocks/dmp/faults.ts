import type { Fault } from '../../src/model/service.ts'

export const dmpFaults = [
  {
    id: 'td0.2-inexistant',
    title: { fr: 'TD0.2 : le patient n’a pas de DMP', en: 'TD0.2: the patient has no DMP' },
  },
  { id: 'td0.2-ferme', title: { fr: 'TD0.2 : le DMP est fermé', en: 'TD0.2: the DMP is closed' } },
  {
    id: 'td0.2-sans-autorisation',
    title: {
      fr: 'TD0.2 : le DMP est ouvert, l’utilisateur n’y est pas autorisé',
      en: 'TD0.2: the DMP is open, the user has no authorisation',
    },
  },
  {
    id: 'td2.1-refuse',
    title: { fr: 'TD2.1 : l’alimentation est refusée', en: 'TD2.1: the feed is refused' },
  },
  { id: 'http-503', title: { fr: 'Service indisponible (HTTP 503)', en: 'Service unavailable (HTTP 503)' } },
  { id: 'slow', title: { fr: 'Réponse après 5 secondes', en: 'Answer after 5 seconds' } },
  { id: 'cut', title: { fr: 'Connexion coupée sans réponse', en: 'Connection cut without an answer' } },
] as const satisfies readonly Fault[]

export type DmpFault = (typeof dmpFaults)[number]['id']
