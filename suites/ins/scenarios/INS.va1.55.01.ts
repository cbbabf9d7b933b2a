import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { fictitious, proof } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.55.01',
  title: {
    fr: 'L’identité est validée à la main',
    en: 'The identity is validated by hand',
  },
  requirements: ['INS/va1.55', 'INS/va1.43'],
  needs: ['identity.create', 'identity.validate', 'identity.read'],
  drive: async ({ pilot }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: fictitious() }))
    await pilot('identity.read', { patientId })
    await pilot('identity.validate', { patientId, justificatif: proof })
    await pilot('identity.read', { patientId })
  },
})
