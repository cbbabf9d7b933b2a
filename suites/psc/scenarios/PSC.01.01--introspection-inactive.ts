import { agingSession } from '../drive/aging-session.ts'

export default agingSession('introspection-inactive', {
  fr: 'L’introspection dit le jeton inactif : la session du produit prend fin',
  en: 'Introspection says that the token is inactive: the product’s session ends',
})
