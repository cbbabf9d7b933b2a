import { scenario } from '../../../src/run/scenario.ts'
import { unknownToInsi } from '../drive/known-ins.ts'
import { creationMessage, trustedPartner } from '../drive/message.ts'

export default scenario({
  id: 'INS/va1.68.02',
  title: {
    fr: 'Message de création avec INS et PID-32 autre que VALI : tout est enregistré, sauf l’INS',
    en: 'Creation message with INS and PID-32 other than VALI: all is recorded, save the INS',
  },
  requirements: ['INS/va1.68'],
  needs: ['settings.setTrustedSenders', 'identity.receive', 'identity.read'],
  drive: async ({ pilot }) => {
    await pilot('settings.setTrustedSenders', { senders: [trustedPartner] })
    const person = unknownToInsi(13, { nomNaissance: 'RECU-PROV' })
    const said = { from: trustedPartner, ...person, reliability: 'PROV' } as const
    const { patientId } = await pilot('identity.receive', { message: creationMessage(said) })
    await pilot('identity.read', { patientId })
    await pilot('settings.setTrustedSenders', { senders: [] })
  },
})
