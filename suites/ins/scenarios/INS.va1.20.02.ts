import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { adrun } from '../../people.ts'

export default scenario({
  id: 'INS/va1.20.02',
  title: {
    fr: 'INSi n’est pas appelé pour une identité fictive',
    en: 'INSi is not called for a fictitious identity',
  },
  requirements: ['INS/va1.20'],
  needs: ['identity.create', 'identity.setAttribut', 'identity.fetchIns'],
  drive: async ({ pilot, quiet }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: adrun }))
    await pilot('identity.setAttribut', { patientId, attribut: 'fictive', present: true })
    await pilot('identity.fetchIns', { patientId })
    await quiet(['insi'])
  },
})
