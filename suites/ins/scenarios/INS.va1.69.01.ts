import { scenario } from '../../../src/run/scenario.ts'
import { unknownToInsi } from '../drive/known-ins.ts'
import { creationMessage, trustedPartner } from '../drive/message.ts'

export default scenario({
  id: 'INS/va1.69.01',
  title: {
    fr: 'Un PID entrant qui porte une INS qualifiée est intégré',
    en: 'An incoming PID that carries a qualified INS is taken in',
  },
  requirements: ['INS/va1.69'],
  needs: ['settings.setTrustedSenders', 'identity.receive', 'identity.read'],
  drive: async ({ pilot }) => {
    await pilot('settings.setTrustedSenders', { senders: [trustedPartner] })
    const person = unknownToInsi(2, { nomNaissance: 'RECU-PID', nomUtilise: 'ESSAI' })
    const said = { from: trustedPartner, ...person, reliability: 'VALI' } as const
    const { patientId } = await pilot('identity.receive', { message: creationMessage(said) })
    await pilot('identity.read', { patientId })
    await pilot('settings.setTrustedSenders', { senders: [] })
  },
})
