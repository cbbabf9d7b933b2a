import { scenario } from '../../../src/run/scenario.ts'
import { unknownToInsi } from '../drive/known-ins.ts'
import { creationMessage, partner } from '../drive/message.ts'

export default scenario({
  id: 'INS/va1.12.01',
  title: {
    fr: 'Vérification KO : le document reçu n’est pas intégré, il attend',
    en: 'Verification KO: the document received is not integrated, it waits',
  },
  requirements: ['INS/va1.12'],
  needs: ['document.receive', 'worklist.list'],
  drive: async ({ pilot }) => {
    const person = unknownToInsi(7, { nomNaissance: 'DOCUMENT-KO' })
    const message = creationMessage({ from: partner, ...person, reliability: 'VALI' })
    await pilot('document.receive', { message, title: 'Résultat d’essai à examiner' })
    await pilot('worklist.list', {})
  },
})
