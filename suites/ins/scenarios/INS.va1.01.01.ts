import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { ecetinsi } from '../../people.ts'

export default scenario({
  id: 'INS/va1.01.01',
  title: {
    fr: 'L’identité existante porte les dix champs',
    en: 'The existing identity has the ten fields',
  },
  requirements: ['INS/va1.01'],
  needs: ['identity.create', 'identity.fetchIns', 'identity.read'],
  drive: async ({ pilot }) => {
    const traits = { ...ecetinsi, nomUtilise: 'ESSAI', prenomUtilise: 'ALIX' }
    const { patientId } = accepted(await pilot('identity.create', { traits }))
    await pilot('identity.fetchIns', { patientId })
    await pilot('identity.read', { patientId })
  },
})
