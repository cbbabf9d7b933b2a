import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'token-slow',
  { fr: 'l’échange du code tarde', en: 'the exchange of the code is slow' },
  'a session',
)
