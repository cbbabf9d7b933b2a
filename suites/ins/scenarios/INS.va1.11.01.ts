import { scenario } from '../../../src/run/scenario.ts'
import { tchitchi } from '../drive/known-ins.ts'
import { creationMessage, partner } from '../drive/message.ts'

export default scenario({
  id: 'INS/va1.11.01',
  title: {
    fr: 'Une INS reçue est vérifiée ; reçue de nouveau, elle ne l’est plus',
    en: 'An INS received is verified; received again, it is not any more',
  },
  requirements: ['INS/va1.11'],
  needs: ['identity.receive', 'identity.read'],
  drive: async ({ pilot }) => {
    const message = creationMessage({ from: partner, ...tchitchi, reliability: 'VALI' })
    for (let times = 0; times < 2; times += 1) {
      const { patientId } = await pilot('identity.receive', { message })
      await pilot('identity.read', { patientId })
    }
  },
})
