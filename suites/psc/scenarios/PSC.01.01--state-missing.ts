import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'state-missing',
  { fr: 'le retour ne porte pas de state', en: 'the answer carries no state' },
  'no session',
)
