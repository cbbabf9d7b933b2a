import { scenario } from '../../../src/run/scenario.ts'
import { adrtrois } from '../drive/known-ins.ts'
import { creationMessage, partner } from '../drive/message.ts'

export default scenario({
  id: 'INS/va1.57.01',
  title: {
    fr: 'Identité qualifiée venue d’un autre domaine, vérifiée OK : créée récupérée',
    en: 'Qualified identity from another domain, verified OK: created récupérée',
  },
  requirements: ['INS/va1.57'],
  needs: ['identity.receive', 'identity.read'],
  drive: async ({ pilot }) => {
    const message = creationMessage({ from: partner, ...adrtrois, reliability: 'VALI' })
    const { patientId } = await pilot('identity.receive', { message })
    await pilot('identity.read', { patientId })
  },
})
