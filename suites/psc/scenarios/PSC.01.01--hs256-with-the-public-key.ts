import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'hs256-with-the-public-key',
  {
    fr: 'l’id_token est signé en HS256 avec la clé publique',
    en: 'the id_token is signed with HS256 and the public key',
  },
  'no session',
)
