import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'id-token-not-yet-valid',
  { fr: 'l’id_token n’est pas encore valable', en: 'the id_token is not valid yet' },
  'no session',
)
