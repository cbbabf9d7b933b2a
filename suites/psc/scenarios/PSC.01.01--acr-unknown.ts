import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'acr-unknown',
  { fr: 'l’id_token annonce un niveau inconnu', en: 'the id_token announces an unknown level' },
  'no session',
)
