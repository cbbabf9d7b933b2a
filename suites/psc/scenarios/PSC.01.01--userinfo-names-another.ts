import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'userinfo-names-another',
  {
    fr: 'UserInfo, au sub juste, nomme un autre professionnel que l’id_token',
    en: 'UserInfo, whose sub is right, names another professional than the id_token',
  },
  'own session at most',
)
