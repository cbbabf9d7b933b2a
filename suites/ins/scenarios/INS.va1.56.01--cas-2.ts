import { scenario } from '../../../src/run/scenario.ts'
import { unknownToInsi } from '../drive/known-ins.ts'
import { creationMessage, trustedPartner } from '../drive/message.ts'

export default scenario({
  id: 'INS/va1.56.01~cas-2',
  title: {
    fr: 'L’identité reçue par un flux porte les dix champs',
    en: 'The identity received by wire has the ten fields',
  },
  requirements: ['INS/va1.56'],
  needs: ['settings.setTrustedSenders', 'identity.receive', 'identity.read'],
  drive: async ({ pilot }) => {
    await pilot('settings.setTrustedSenders', { senders: [trustedPartner] })
    const person = unknownToInsi(1, { nomNaissance: 'RECU-DIX', nomUtilise: 'ESSAI', prenomUtilise: 'ALIX' })
    const said = { from: trustedPartner, ...person, reliability: 'VALI' } as const
    const { patientId } = await pilot('identity.receive', { message: creationMessage(said) })
    await pilot('identity.read', { patientId })
    await pilot('settings.setTrustedSenders', { senders: [] })
  },
})
