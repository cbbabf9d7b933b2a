import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { corse } from '../../people.ts'

/** What the card of this public test identity says. */
const card = { matricule: '180032B02040123', nomNaissance: 'CORSE', dateNaissance: '1980-03-02', rang: '1' }

export default scenario({
  id: 'INS/va1.38.01',
  title: {
    fr: 'Les appels à INSi par carte Vitale sont tracés avec leur code retour',
    en: 'The calls of INSi by Vitale card are traced with their return code',
  },
  requirements: ['INS/va1.38'],
  needs: ['identity.create', 'identity.fetchIns'],
  drive: async ({ pilot, fault, traces }) => {
    for (const outcome of [undefined, 'code-01'] as const) {
      if (outcome !== undefined) await fault('insi', outcome)
      const { patientId } = accepted(await pilot('identity.create', { traits: corse }))
      await pilot('identity.fetchIns', { patientId, carteVitale: card })
    }
    await traces()
  },
})
