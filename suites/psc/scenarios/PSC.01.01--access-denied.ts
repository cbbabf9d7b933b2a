import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'access-denied',
  { fr: 'le retour est l’erreur access_denied', en: 'the answer is the error access_denied' },
  'explained',
)
