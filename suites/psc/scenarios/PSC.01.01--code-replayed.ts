import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'code-replayed',
  { fr: 'le code a déjà servi', en: 'the code has already been used' },
  'no session',
)
