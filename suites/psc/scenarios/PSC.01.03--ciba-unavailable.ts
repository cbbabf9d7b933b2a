import { cibaLogin } from '../drive/ciba-login.ts'

export default cibaLogin('ciba-unavailable', {
  fr: 'CIBA : Pro Santé Connect refuse la demande, aucune session ne s’ouvre',
  en: 'CIBA: Pro Santé Connect refuses the request, no session opens',
})
