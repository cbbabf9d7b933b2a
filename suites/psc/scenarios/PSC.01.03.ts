import { cibaLogin } from '../drive/ciba-login.ts'

export default cibaLogin(undefined, {
  fr: 'CIBA : le serveur du produit demande, le professionnel accepte, se connecte puis se déconnecte',
  en: 'CIBA: the product’s server asks, the professional accepts, logs in, then logs out',
})
