import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { adrun } from '../../people.ts'

export default scenario({
  id: 'INS/va1.14.01',
  title: {
    fr: 'INSi est appelé avec un certificat d’organisation',
    en: 'INSi is called with an organisation certificate',
  },
  requirements: ['INS/va1.14'],
  needs: ['identity.create', 'identity.fetchIns'],
  drive: async ({ pilot }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: adrun }))
    await pilot('identity.fetchIns', { patientId })
  },
})
