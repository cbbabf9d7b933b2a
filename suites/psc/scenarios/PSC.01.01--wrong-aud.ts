import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'wrong-aud',
  { fr: 'l’id_token est destiné à un autre service (aud)', en: 'the id_token is meant for another service (aud)' },
  'no session',
)
