import { cibaLogin } from '../drive/ciba-login.ts'

export default cibaLogin('ciba-slow-down', {
  fr: 'CIBA : Pro Santé Connect demande de ralentir, le produit ralentit et la session s’ouvre',
  en: 'CIBA: Pro Santé Connect asks to slow down, the product does and the session opens',
})
