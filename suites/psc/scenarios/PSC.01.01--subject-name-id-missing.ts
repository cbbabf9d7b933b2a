import { faultyLogin } from '../drive/faulty-login.ts'

export default faultyLogin(
  'subject-name-id-missing',
  { fr: 'SubjectNameID manque partout', en: 'SubjectNameID is missing everywhere' },
  'own session at most',
)
