import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'login-required',
  { fr: 'le retour est l’erreur login_required', en: 'the answer is the error login_required' },
  'explained',
)
