import { nativeLogin } from '../drive/native-login.ts'

export default nativeLogin('PSC.01.02', 'external', {
  fr: 'Application native : le professionnel se connecte par le navigateur du système, puis se déconnecte',
  en: 'Native application: the professional logs in through the system’s browser, then logs out',
})
