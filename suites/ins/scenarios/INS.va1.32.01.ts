import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { adrun } from '../../people.ts'
import { visitor } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.32.01',
  title: {
    fr: 'Un utilisateur sans habilitation n’appelle pas INSi',
    en: 'A user without authorisation does not call INSi',
  },
  requirements: ['INS/va1.32'],
  needs: ['identity.create', 'settings.setHabilitation', 'identity.fetchIns'],
  drive: async ({ pilot, quiet }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: adrun }))
    const habilitation = { user: visitor, ins: true, insi: false, superUtilisateur: false }
    await pilot('settings.setHabilitation', { habilitation })
    await pilot('identity.fetchIns', { patientId, as: visitor })
    await quiet(['insi'])
    await pilot('settings.setHabilitation', { habilitation: { ...habilitation, insi: true } })
    await pilot('identity.fetchIns', { patientId, as: visitor })
    await quiet(['insi'])
  },
})
