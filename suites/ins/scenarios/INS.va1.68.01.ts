import { scenario } from '../../../src/run/scenario.ts'
import { unknownToInsi } from '../drive/known-ins.ts'
import { creationMessage, trustedPartner } from '../drive/message.ts'

export default scenario({
  id: 'INS/va1.68.01',
  title: {
    fr: 'Message de création avec INS et PID-32 VALI : les données sont enregistrées',
    en: 'Creation message with INS and PID-32 VALI: the data are recorded',
  },
  requirements: ['INS/va1.68'],
  needs: ['settings.setTrustedSenders', 'identity.receive', 'identity.read'],
  drive: async ({ pilot }) => {
    await pilot('settings.setTrustedSenders', { senders: [trustedPartner] })
    const person = unknownToInsi(12, { nomNaissance: 'RECU-VALI', dateNaissance: '1992-02-01' })
    const said = { from: trustedPartner, ...person, reliability: 'VALI' } as const
    const { patientId } = await pilot('identity.receive', { message: creationMessage(said) })
    await pilot('identity.read', { patientId })
    await pilot('settings.setTrustedSenders', { senders: [] })
  },
})
