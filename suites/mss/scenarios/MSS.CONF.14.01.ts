import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { corse } from '../../people.ts'
import { makesDocuments, needsToSendDocuments, prescription, sendsToProfessional, writes } from '../drive/mails.ts'

export default scenario({
  id: 'MSS/CONF.14.01',
  title: {
    fr: 'X-MSS-INS : un message avec INS qualifiée, un sans, un sans document',
    en: 'X-MSS-INS: a mail with a qualified INS, one without, one without a document',
  },
  requirements: ['MSS/CONF.14'],
  needs: needsToSendDocuments,
  drive: async (drive) => {
    const qualified = await sendsToProfessional(drive, prescription)
    const { patientId: provisional } = accepted(await drive.pilot('identity.create', { traits: corse }))
    await writes(drive, provisional, await makesDocuments(drive, provisional, [prescription]))
    await writes(drive, qualified, [])
    await drive.quiet(['mss'])
  },
})
