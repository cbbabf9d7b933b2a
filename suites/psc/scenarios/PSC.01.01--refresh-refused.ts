import { agingSession } from '../drive/aging-session.ts'

export default agingSession('refresh-refused', {
  fr: 'Le renouvellement du jeton est refusé : la session du produit prend fin',
  en: 'The token’s renewal is refused: the product’s session ends',
})
