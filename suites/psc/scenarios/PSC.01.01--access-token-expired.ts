import { agingSession } from '../drive/aging-session.ts'

export default agingSession('access-token-expired', {
  fr: 'Le jeton d’accès a expiré : le produit le renouvelle et la session continue',
  en: 'The access token has expired: the product renews it and the session goes on',
})
