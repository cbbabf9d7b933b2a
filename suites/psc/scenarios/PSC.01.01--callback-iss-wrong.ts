import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'callback-iss-wrong',
  { fr: 'le retour nomme un autre émetteur (iss)', en: 'the answer names another issuer (iss)' },
  'no session',
)
