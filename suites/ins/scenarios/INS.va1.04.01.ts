import { scenario } from '../../../src/run/scenario.ts'
import { unknownToInsi } from '../drive/known-ins.ts'
import { creationMessage, partner, trustedPartner } from '../drive/message.ts'

export default scenario({
  id: 'INS/va1.04.01',
  title: {
    fr: 'Identité qualifiée reçue avec, puis sans contrat de confiance ; identité non qualifiée reçue avec',
    en: 'Qualified identity received with, then without a contract of trust; unqualified identity received with one',
  },
  requirements: ['INS/va1.04'],
  needs: ['settings.setTrustedSenders', 'identity.receive', 'identity.read'],
  drive: async ({ pilot }) => {
    await pilot('settings.setTrustedSenders', { senders: [trustedPartner] })
    const cases = [
      { from: trustedPartner, ...unknownToInsi(3, { nomNaissance: 'RECU-CONTRAT' }), reliability: 'VALI' },
      { from: partner, ...unknownToInsi(4, { nomNaissance: 'RECU-SANS-CONTRAT' }), reliability: 'VALI' },
      { from: trustedPartner, ...unknownToInsi(14, { nomNaissance: 'RECU-NON-QUALIFIE' }), reliability: 'PROV' },
    ] as const
    for (const said of cases) {
      const message = creationMessage(said)
      const { patientId } = await pilot('identity.receive', { message })
      await pilot('identity.read', { patientId })
    }
    await pilot('settings.setTrustedSenders', { senders: [] })
  },
})
