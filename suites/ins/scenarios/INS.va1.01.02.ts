import { nameCapacity } from '../../../src/protocols/ins/names.ts'
import { scenario } from '../../../src/run/scenario.ts'
import { creationMessage, partner } from '../drive/message.ts'
import { fictitious } from '../drive/people.ts'

const names = ['RECU-TIRET', "D'ESSAI-RECU", 'RECU ESPACE', `RECU${'X'.repeat(nameCapacity.least - 4)}`]

export default scenario({
  id: 'INS/va1.01.02',
  title: {
    fr: 'Nom reçu par un flux : tiret, apostrophe, espace et 54 caractères gardés',
    en: 'Name received by wire: hyphen, apostrophe, space and 54 characters kept',
  },
  requirements: ['INS/va1.01'],
  needs: ['identity.receive', 'identity.read'],
  drive: async ({ pilot }) => {
    for (const nomNaissance of names) {
      const traits = fictitious({ nomNaissance, dateNaissance: '1991-01-02' })
      const message = creationMessage({ from: partner, traits, reliability: 'PROV' })
      const { patientId } = await pilot('identity.receive', { message })
      await pilot('identity.read', { patientId })
    }
  },
})
