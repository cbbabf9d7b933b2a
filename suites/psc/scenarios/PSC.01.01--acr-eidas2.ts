import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'acr-eidas2',
  { fr: 'l’id_token annonce le niveau eidas2', en: 'the id_token announces level eidas2' },
  'no session',
)
