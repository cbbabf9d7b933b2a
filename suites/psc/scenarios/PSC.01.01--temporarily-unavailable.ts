import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'temporarily-unavailable',
  { fr: 'le retour est l’erreur temporarily_unavailable', en: 'the answer is the error temporarily_unavailable' },
  'explained',
)
