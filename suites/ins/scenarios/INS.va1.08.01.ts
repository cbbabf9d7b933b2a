import { scenario } from '../../../src/run/scenario.ts'
import { unknownToInsi } from '../drive/known-ins.ts'
import { creationMessage, trustedPartner } from '../drive/message.ts'

export default scenario({
  id: 'INS/va1.08.01',
  title: {
    fr: 'Vérification KO d’une identité locale qualifiée : elle tombe et attend',
    en: 'Verification KO of a qualified local identity: it falls and waits',
  },
  requirements: ['INS/va1.08'],
  needs: ['settings.setTrustedSenders', 'identity.receive', 'identity.read', 'identity.verify', 'worklist.list'],
  drive: async ({ pilot }) => {
    await pilot('settings.setTrustedSenders', { senders: [trustedPartner] })
    const person = unknownToInsi(8, { nomNaissance: 'LOCAL-KO' })
    const said = { from: trustedPartner, ...person, reliability: 'VALI' } as const
    const { patientId } = await pilot('identity.receive', { message: creationMessage(said) })
    await pilot('identity.read', { patientId })
    await pilot('identity.verify', { patientId })
    await pilot('identity.read', { patientId })
    await pilot('worklist.list', {})
    await pilot('settings.setTrustedSenders', { senders: [] })
  },
})
