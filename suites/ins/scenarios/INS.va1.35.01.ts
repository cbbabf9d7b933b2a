import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { ecetinsi } from '../../people.ts'

/** What the card of this public test identity says. */
const card = { matricule: '109076322083489', nomNaissance: 'ECETINSI', dateNaissance: '2009-07-14', rang: '1' }

export default scenario({
  id: 'INS/va1.35.01',
  title: {
    fr: 'Ce qu’INSi renvoie à un appel par carte Vitale est tracé',
    en: 'What INSi returns to a call by Vitale card is traced',
  },
  requirements: ['INS/va1.35'],
  needs: ['identity.create', 'identity.fetchIns'],
  drive: async ({ pilot, traces }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: ecetinsi }))
    await pilot('identity.fetchIns', { patientId, carteVitale: card })
    await traces()
  },
})
