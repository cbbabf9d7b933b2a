import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'signature-by-another-key',
  {
    fr: 'l’id_token est signé par une autre clé que la clé publiée',
    en: 'the id_token is signed by another key than the published one',
  },
  'no session',
)
