import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { fictitious, proof } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.23.01',
  title: {
    fr: 'La nature du justificatif est renseignée',
    en: 'The nature of the proof is noted',
  },
  requirements: ['INS/va1.23'],
  needs: ['identity.create', 'identity.validate', 'identity.read'],
  drive: async ({ pilot }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: fictitious() }))
    await pilot('identity.validate', { patientId, justificatif: proof })
    await pilot('identity.read', { patientId })
  },
})
