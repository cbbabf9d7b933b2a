import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'userinfo-signed-by-another-key',
  {
    fr: 'UserInfo est un JWT signé par une clé étrangère',
    en: 'UserInfo is a JWT signed by a foreign key',
  },
  'own session at most',
)
