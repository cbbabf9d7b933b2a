import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'key-rotated',
  {
    fr: 'la clé de signature change pour la suivante, déjà publiée',
    en: 'the signing key gives way to the next one, already published',
  },
  'a session',
  true,
)
