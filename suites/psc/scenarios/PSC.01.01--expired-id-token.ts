import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'expired-id-token',
  { fr: 'l’id_token est périmé', en: 'the id_token has expired' },
  'no session',
)
