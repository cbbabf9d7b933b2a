import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { adrun } from '../../people.ts'

export default scenario({
  id: 'INS/va1.20.01',
  title: {
    fr: 'INSi n’est pas appelé pour une identité douteuse',
    en: 'INSi is not called for a doubtful identity',
  },
  requirements: ['INS/va1.20'],
  needs: ['identity.create', 'identity.setAttribut', 'identity.fetchIns'],
  drive: async ({ pilot, quiet }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: adrun }))
    await pilot('identity.setAttribut', { patientId, attribut: 'douteuse', present: true })
    await pilot('identity.fetchIns', { patientId })
    await quiet(['insi'])
  },
})
