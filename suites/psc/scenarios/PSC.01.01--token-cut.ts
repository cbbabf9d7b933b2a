import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'token-cut',
  { fr: 'l’échange du code est coupé', en: 'the exchange of the code is cut' },
  'no session',
)
