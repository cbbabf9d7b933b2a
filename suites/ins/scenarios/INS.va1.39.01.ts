import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { fictitious, ordinaryUser } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.39.01',
  title: {
    fr: 'La consultation d’un patient est tracée avec son auteur',
    en: 'Looking at a patient is traced with who did it',
  },
  requirements: ['INS/va1.39'],
  needs: ['identity.create', 'identity.read'],
  drive: async ({ pilot, traces }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: fictitious() }))
    await pilot('identity.read', { patientId, as: ordinaryUser })
    await traces()
  },
})
