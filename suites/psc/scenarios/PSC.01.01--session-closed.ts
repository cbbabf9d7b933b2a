import { agingSession } from '../drive/aging-session.ts'

export default agingSession('session-closed', {
  fr: 'Le professionnel s’est déconnecté ailleurs : la session du produit prend fin',
  en: 'The professional logged out elsewhere: the product’s session ends',
})
