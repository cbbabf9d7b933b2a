import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { unknownToInsi } from '../drive/known-ins.ts'
import { creationMessage, partner } from '../drive/message.ts'
import { proof } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.07.01',
  title: {
    fr: 'Vérification KO d’un usager connu et validé : rien ne change',
    en: 'Verification KO of a known, validated person: nothing changes',
  },
  requirements: ['INS/va1.07'],
  needs: ['identity.create', 'identity.validate', 'identity.receive', 'identity.read'],
  drive: async ({ pilot }) => {
    const person = unknownToInsi(6, { nomNaissance: 'CONNU-KO' })
    const { patientId } = accepted(await pilot('identity.create', { traits: person.traits }))
    await pilot('identity.validate', { patientId, justificatif: proof })
    await pilot('identity.read', { patientId })
    const message = creationMessage({ from: partner, ...person, reliability: 'VALI' })
    await pilot('identity.receive', { message })
    await pilot('identity.read', { patientId })
  },
})
