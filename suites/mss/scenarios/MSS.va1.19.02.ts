import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { adrun } from '../../people.ts'

/** Long enough for a product that queues its mails. */
const quietMs = 1_500

export default scenario({
  id: 'MSS/va1.19.02',
  title: {
    fr: 'Un patient dont l’identité n’est pas qualifiée : rien ne part, et l’utilisateur le sait',
    en: 'A patient whose identity is not qualified: nothing leaves, and the user knows',
  },
  requirements: ['MSS/va1.19'],
  needs: ['identity.create', 'identity.fetchIns', 'identity.read', 'message.send'],
  drive: async ({ pilot, quiet }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: adrun }))
    // Recovered at INSi, so that the product does hold a matricule, but proved by nobody.
    await pilot('identity.fetchIns', { patientId })
    await pilot('identity.read', { patientId })
    await pilot('message.send', { patientId, documentIds: [], to: { kind: 'patient' }, body: 'Message de test.' })
    await quiet(['mss'], quietMs)
  },
})
