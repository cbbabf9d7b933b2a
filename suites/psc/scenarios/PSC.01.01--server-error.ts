import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'server-error',
  { fr: 'le retour est l’erreur server_error', en: 'the answer is the error server_error' },
  'explained',
)
