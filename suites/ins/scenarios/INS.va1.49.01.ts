import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { adrun } from '../../people.ts'
import { ordinaryUser, superUser } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.49.01',
  title: {
    fr: 'Plusieurs utilisateurs appellent INSi : chaque appel est tracé avec le sien',
    en: 'Several users call INSi: each call is traced with its own',
  },
  requirements: ['INS/va1.49'],
  needs: ['identity.create', 'identity.fetchIns'],
  drive: async ({ pilot, traces }) => {
    for (const user of [ordinaryUser, superUser]) {
      const { patientId } = accepted(await pilot('identity.create', { traits: adrun }))
      await pilot('identity.fetchIns', { patientId, as: user })
    }
    await traces()
  },
})
