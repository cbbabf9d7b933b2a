import { scenario } from '../../../src/run/scenario.ts'
import { unknownToInsi } from '../known-ins.ts'
import { creationMessage, partner, trustedPartner } from '../message.ts'

export default scenario({
  id: 'INS/va1.04.01',
  title: {
    fr: 'Identité qualifiée reçue avec, puis sans contrat de confiance',
    en: 'Qualified identity received with, then without a contract of trust',
  },
  requirements: ['INS/va1.04'],
  needs: ['settings.setTrustedSenders', 'identity.receive', 'identity.read'],
  drive: async ({ pilot }) => {
    await pilot('settings.setTrustedSenders', { senders: [trustedPartner] })
    const cases = [
      { from: trustedPartner, ...unknownToInsi(3, { nomNaissance: 'RECU-CONTRAT' }) },
      { from: partner, ...unknownToInsi(4, { nomNaissance: 'RECU-SANS-CONTRAT' }) },
    ]
    for (const said of cases) {
      const message = creationMessage({ ...said, reliability: 'VALI' })
      const { patientId } = await pilot('identity.receive', { message })
      await pilot('identity.read', { patientId })
    }
    await pilot('settings.setTrustedSenders', { senders: [] })
  },
})
