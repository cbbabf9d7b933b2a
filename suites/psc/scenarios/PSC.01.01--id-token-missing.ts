import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'id-token-missing',
  { fr: 'la réponse du jeton n’a pas d’id_token', en: 'the token answer has no id_token' },
  'no session',
)
