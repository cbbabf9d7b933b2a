import { cibaLogin } from '../drive/ciba-login.ts'

export default cibaLogin('ciba-pending', {
  fr: 'CIBA : le professionnel tarde, la session s’ouvre quand il accepte',
  en: 'CIBA: the professional takes their time, the session opens once they accept',
})
