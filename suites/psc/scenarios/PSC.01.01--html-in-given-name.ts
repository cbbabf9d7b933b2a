import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'html-in-given-name',
  { fr: 'le prénom du professionnel est du HTML', en: 'the professional’s given name is HTML' },
  'plain text',
)
