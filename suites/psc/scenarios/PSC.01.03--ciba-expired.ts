import { cibaLogin } from '../drive/ciba-login.ts'

export default cibaLogin('ciba-expired', {
  fr: 'CIBA : la demande expire, aucune session ne s’ouvre',
  en: 'CIBA: the request expires, no session opens',
})
