import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { ecetinsi } from '../../people.ts'

export default scenario({
  id: 'INS/va1.52.01',
  title: {
    fr: 'INSi répond 00 : les traits renvoyés alimentent l’identité',
    en: 'INSi answers 00: the traits returned fill the identity',
  },
  requirements: ['INS/va1.52'],
  needs: ['identity.create', 'identity.fetchIns', 'identity.read'],
  drive: async ({ pilot }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: ecetinsi }))
    await pilot('identity.fetchIns', { patientId })
    await pilot('identity.read', { patientId })
  },
})
