import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'acr-eidas2',
  { fr: 'l’id_token annonce un niveau supérieur (eidas2)', en: 'the id_token announces a higher level (eidas2)' },
  'a session',
)
