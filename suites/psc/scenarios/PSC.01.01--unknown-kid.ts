import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'unknown-kid',
  { fr: 'l’id_token est signé par une clé jamais publiée', en: 'the id_token is signed by a key never published' },
  'no session',
)
