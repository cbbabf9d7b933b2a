import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { adrun, corse } from '../../people.ts'

const cases = [
  { fault: 'date-day-00', traits: adrun },
  { fault: 'date-month-00', traits: corse },
] as const

export default scenario({
  id: 'INS/va1.28.01',
  title: {
    fr: 'INSi renvoie une date de naissance comportant 00 : rien n’est importé',
    en: 'INSi returns a birth date with 00: nothing is imported',
  },
  requirements: ['INS/va1.28'],
  needs: ['identity.create', 'identity.fetchIns', 'identity.read'],
  drive: async ({ pilot, fault }) => {
    for (const { fault: name, traits } of cases) {
      await fault('insi', name)
      const { patientId } = accepted(await pilot('identity.create', { traits }))
      await pilot('identity.read', { patientId })
      await pilot('identity.fetchIns', { patientId })
      await pilot('identity.read', { patientId })
    }
  },
})
