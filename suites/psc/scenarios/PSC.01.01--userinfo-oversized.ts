import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'userinfo-oversized',
  { fr: 'UserInfo pèse plus de 4 Mo', en: 'UserInfo weighs more than 4 MB' },
  'product stands',
)
