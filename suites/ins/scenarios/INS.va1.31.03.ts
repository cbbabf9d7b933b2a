import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { adrun } from '../../people.ts'

export default scenario({
  id: 'INS/va1.31.03',
  title: {
    fr: 'INSi renvoie 00 avec un trait vide (sexe) : rien n’est importé',
    en: 'INSi answers 00 with an empty trait (sex): nothing is imported',
  },
  requirements: ['INS/va1.31'],
  needs: ['identity.create', 'identity.fetchIns', 'identity.read'],
  drive: async ({ pilot, fault }) => {
    await fault('insi', 'empty-sex')
    const { patientId } = accepted(await pilot('identity.create', { traits: adrun }))
    await pilot('identity.read', { patientId })
    await pilot('identity.fetchIns', { patientId })
    await pilot('identity.read', { patientId })
  },
})
