import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'userinfo-sub-differs',
  {
    fr: 'UserInfo parle d’une autre personne que l’id_token',
    en: 'UserInfo speaks of another person than the id_token',
  },
  'no session',
)
