import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'key-rotated-unannounced',
  {
    fr: 'la clé de signature change pour une clé publiée à l’instant',
    en: 'the signing key gives way to one published this instant',
  },
  'a session',
  true,
)
