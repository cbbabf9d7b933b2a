import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { fictitious } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.26.01',
  title: {
    fr: 'La liste des justificatifs et leur niveau de confiance se paramètrent',
    en: 'The list of proofs and their level of trust can be set',
  },
  requirements: ['INS/va1.26'],
  needs: ['settings.setJustificatif', 'identity.create', 'identity.validate', 'identity.read'],
  drive: async ({ pilot }) => {
    await pilot('settings.setJustificatif', { justificatif: 'carte de bibliothèque', confiance: 'faible' })
    await pilot('settings.setJustificatif', { justificatif: 'livret d’essai', confiance: 'haute' })
    for (const justificatif of ['carte de bibliothèque', 'livret d’essai']) {
      const { patientId } = accepted(await pilot('identity.create', { traits: fictitious() }))
      await pilot('identity.validate', { patientId, justificatif })
      await pilot('identity.read', { patientId })
    }
  },
})
