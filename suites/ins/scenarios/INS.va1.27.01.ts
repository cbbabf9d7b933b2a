import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { fictitious, ordinaryUser } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.27.01',
  title: {
    fr: 'La modification d’un trait est tracée : quand, quoi, par qui',
    en: 'The change of a trait is traced: when, what, by whom',
  },
  requirements: ['INS/va1.27'],
  needs: ['identity.create', 'identity.update'],
  drive: async ({ pilot, traces }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: fictitious() }))
    await pilot('identity.update', { patientId, traits: { nomNaissance: 'ESSAI-MODIFIE' }, as: ordinaryUser })
    await traces()
  },
})
