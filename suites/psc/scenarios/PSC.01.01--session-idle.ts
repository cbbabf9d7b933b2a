import { agingSession } from '../drive/aging-session.ts'

export default agingSession('session-idle', {
  fr: 'La session Pro Santé Connect a expiré faute d’activité : celle du produit prend fin',
  en: 'The Pro Santé Connect session expired for want of activity: the product’s ends',
})
