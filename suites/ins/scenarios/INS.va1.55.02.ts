import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { fictitious, proof } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.55.02',
  title: {
    fr: 'Un justificatif de haut niveau valide l’identité, si le produit propose cet automatisme',
    en: 'A proof of high trust validates the identity, when the product has that automatism',
  },
  requirements: ['INS/va1.55'],
  needs: ['settings.setAutomaticValidation', 'identity.create', 'identity.recordProof', 'identity.read'],
  drive: async ({ pilot }) => {
    await pilot('settings.setAutomaticValidation', { on: true })
    const { patientId } = accepted(await pilot('identity.create', { traits: fictitious() }))
    await pilot('identity.recordProof', { patientId, justificatif: proof })
    await pilot('identity.read', { patientId })
  },
})
