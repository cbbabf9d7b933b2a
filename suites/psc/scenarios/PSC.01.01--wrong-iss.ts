import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'wrong-iss',
  { fr: 'l’id_token vient d’un autre émetteur', en: 'the id_token names another issuer' },
  'no session',
)
