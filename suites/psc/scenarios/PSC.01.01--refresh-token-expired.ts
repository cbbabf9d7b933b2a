import { agingSession } from '../drive/aging-session.ts'

export default agingSession('refresh-token-expired', {
  fr: 'Le jeton de renouvellement a expiré : la session du produit prend fin',
  en: 'The refresh token has expired: the product’s session ends',
})
