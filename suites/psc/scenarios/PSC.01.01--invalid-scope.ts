import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'invalid-scope',
  { fr: 'le retour est l’erreur invalid_scope', en: 'the answer is the error invalid_scope' },
  'explained',
)
