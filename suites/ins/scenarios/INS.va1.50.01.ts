import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { fictitious, visitor } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.50.01',
  title: {
    fr: 'Un utilisateur sans habilitation ne voit pas les patients',
    en: 'A user without authorisation does not see patients',
  },
  requirements: ['INS/va1.50'],
  needs: ['identity.create', 'settings.setHabilitation', 'identity.read'],
  drive: async ({ pilot }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: fictitious() }))
    const habilitation = { user: visitor, ins: false, insi: false, superUtilisateur: false }
    await pilot('settings.setHabilitation', { habilitation })
    await pilot('identity.read', { patientId, as: visitor })
    await pilot('settings.setHabilitation', { habilitation: { ...habilitation, ins: true } })
    await pilot('identity.read', { patientId, as: visitor })
  },
})
