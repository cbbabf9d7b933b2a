import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'acr-missing',
  { fr: 'l’id_token n’annonce aucun niveau', en: 'the id_token announces no level' },
  'no session',
)
