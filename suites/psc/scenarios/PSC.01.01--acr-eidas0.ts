import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'acr-eidas0',
  { fr: 'l’id_token annonce un niveau inférieur (eidas0)', en: 'the id_token announces a lower level (eidas0)' },
  'no session',
)
