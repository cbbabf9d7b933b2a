import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'unauthorized-client',
  { fr: 'le retour est l’erreur unauthorized_client', en: 'the answer is the error unauthorized_client' },
  'explained',
)
