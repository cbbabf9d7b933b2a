import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { ecetinsi } from '../../people.ts'

export default scenario({
  id: 'INS/va1.35.02',
  title: {
    fr: 'Ce qu’INSi renvoie est tracé : matricule, OID, historique et traits',
    en: 'What INSi returns is traced: matricule, OID, history and traits',
  },
  requirements: ['INS/va1.35'],
  needs: ['identity.create', 'identity.fetchIns'],
  drive: async ({ pilot, traces }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: ecetinsi }))
    await pilot('identity.fetchIns', { patientId })
    await traces()
  },
})
