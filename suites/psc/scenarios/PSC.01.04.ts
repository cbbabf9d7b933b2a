import { nativeLogin } from '../drive/native-login.ts'

export default nativeLogin('PSC.01.04', 'internal', {
  fr: 'Application native : le professionnel se connecte par le navigateur interne, puis se déconnecte',
  en: 'Native application: the professional logs in through the internal browser, then logs out',
})
