import { scenario } from '../../../src/run/scenario.ts'
import { unknownToInsi } from '../drive/known-ins.ts'
import { creationMessage, trustedPartner } from '../drive/message.ts'
import { needsOfAPerson, personAt } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.63.01',
  title: {
    fr: 'Une vérification OK et une KO sont tracées avec leur retour',
    en: 'A verification OK and one KO are traced with their answer',
  },
  requirements: ['INS/va1.63'],
  needs: [...needsOfAPerson, 'settings.setTrustedSenders', 'identity.receive', 'identity.verify'],
  drive: async (bench) => {
    const qualified = await personAt(bench, 'qualifiee')
    await bench.pilot('identity.verify', { patientId: qualified })
    await bench.pilot('settings.setTrustedSenders', { senders: [trustedPartner] })
    const person = unknownToInsi(10, { nomNaissance: 'TRACE-KO' })
    const said = { from: trustedPartner, ...person, reliability: 'VALI' } as const
    const { patientId } = await bench.pilot('identity.receive', { message: creationMessage(said) })
    await bench.pilot('identity.verify', { patientId })
    await bench.pilot('settings.setTrustedSenders', { senders: [] })
    await bench.traces()
  },
})
