import { scenario } from '../../../src/run/scenario.ts'
import { unknownToInsi } from '../drive/known-ins.ts'
import { creationMessage, partner } from '../drive/message.ts'

export default scenario({
  id: 'INS/va1.05.01',
  title: {
    fr: 'Vérification KO d’un usager inconnu : créé sans matricule',
    en: 'Verification KO of an unknown person: created without matricule',
  },
  requirements: ['INS/va1.05'],
  needs: ['identity.receive', 'identity.read'],
  drive: async ({ pilot }) => {
    const person = unknownToInsi(5, { nomNaissance: 'RECU-KO' })
    const message = creationMessage({ from: partner, ...person, reliability: 'VALI' })
    const { patientId } = await pilot('identity.receive', { message })
    await pilot('identity.read', { patientId })
  },
})
