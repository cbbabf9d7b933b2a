import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'alg-none',
  { fr: 'l’id_token n’est pas signé (alg=none)', en: 'the id_token is unsigned (alg=none)' },
  'no session',
)
