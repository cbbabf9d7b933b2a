import { cibaLogin } from '../drive/ciba-login.ts'

export default cibaLogin('ciba-denied', {
  fr: 'CIBA : le professionnel refuse, aucune session ne s’ouvre',
  en: 'CIBA: the professional refuses, no session opens',
})
