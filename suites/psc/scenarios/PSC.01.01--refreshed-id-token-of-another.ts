import { agingSession } from '../drive/aging-session.ts'

export default agingSession('refreshed-id-token-of-another', {
  fr: 'Le renouvellement rend l’id_token d’un autre professionnel : la session ne passe pas à cet autre',
  en: 'The renewal gives the id_token of another professional: the session does not go to that other',
})
