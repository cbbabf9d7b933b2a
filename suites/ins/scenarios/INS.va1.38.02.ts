import { scenario } from '../../../src/run/scenario.ts'
import { adrun } from '../../people.ts'

export default scenario({
  id: 'INS/va1.38.02',
  title: {
    fr: 'Les appels à INSi par traits sont tracés avec leur code retour',
    en: 'The calls of INSi by traits are traced with their return code',
  },
  requirements: ['INS/va1.38'],
  needs: ['identity.create', 'identity.fetchIns'],
  drive: async ({ pilot, fault, traces }) => {
    for (const outcome of [undefined, 'code-01', 'code-02']) {
      if (outcome !== undefined) await fault('insi', outcome)
      const { patientId } = await pilot('identity.create', { traits: adrun })
      await pilot('identity.fetchIns', { patientId })
    }
    await traces()
  },
})
