import { agingSession } from '../drive/aging-session.ts'

export default agingSession('session-too-old', {
  fr: 'La session Pro Santé Connect a atteint sa durée maximale : celle du produit prend fin',
  en: 'The Pro Santé Connect session reached its greatest age: the product’s ends',
})
