import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'token-error-400',
  { fr: 'l’échange du code répond 400', en: 'the exchange of the code answers 400' },
  'no session',
)
