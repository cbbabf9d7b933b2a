import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { fictitious, proof } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.33.01',
  title: {
    fr: 'L’automatisme coupé, un justificatif de haut niveau ne valide pas l’identité',
    en: 'With the automatism off, a proof of high trust does not validate the identity',
  },
  requirements: ['INS/va1.33'],
  needs: ['settings.setAutomaticValidation', 'identity.create', 'identity.recordProof', 'identity.read'],
  drive: async ({ pilot }) => {
    await pilot('settings.setAutomaticValidation', { on: false })
    const { patientId } = accepted(await pilot('identity.create', { traits: fictitious() }))
    await pilot('identity.recordProof', { patientId, justificatif: proof })
    await pilot('identity.read', { patientId })
    await pilot('settings.setAutomaticValidation', { on: true })
  },
})
