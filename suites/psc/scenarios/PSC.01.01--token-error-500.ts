import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'token-error-500',
  { fr: 'l’échange du code répond 500', en: 'the exchange of the code answers 500' },
  'no session',
)
