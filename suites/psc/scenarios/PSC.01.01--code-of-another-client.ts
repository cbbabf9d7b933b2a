import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'code-of-another-client',
  { fr: 'le code est celui d’un autre service', en: 'the code is another service’s' },
  'no session',
)
