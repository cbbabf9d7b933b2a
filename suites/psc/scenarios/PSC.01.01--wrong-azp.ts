import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'wrong-azp',
  { fr: 'l’id_token a été délivré à un autre service (azp)', en: 'the id_token was issued to another service (azp)' },
  'no session',
)
