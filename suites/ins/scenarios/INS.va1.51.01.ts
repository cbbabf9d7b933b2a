import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { ecetinsi } from '../../people.ts'

export default scenario({
  id: 'INS/va1.51.01',
  title: {
    fr: 'Le premier prénom saisi ne commence pas la liste d’INSi : il reste, et l’écart est signalé',
    en: 'The first given name typed does not begin INSi’s list: it stays, and the difference is told',
  },
  requirements: ['INS/va1.51'],
  needs: ['identity.create', 'identity.fetchIns', 'identity.read'],
  drive: async ({ pilot }) => {
    const traits = { ...ecetinsi, premierPrenom: 'MURIEL', prenomsNaissance: 'MURIEL' }
    const { patientId } = accepted(await pilot('identity.create', { traits }))
    await pilot('identity.read', { patientId })
    await pilot('identity.fetchIns', { patientId })
    await pilot('identity.read', { patientId })
  },
})
