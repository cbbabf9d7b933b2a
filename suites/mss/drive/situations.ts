import type { FaultOf } from '../../../src/model/words.ts'
import type { Drive } from '../../../src/run/scenario.ts'
import { makesDocuments, prescription, professional, qualifiedPatient } from './mails.ts'

/** After an attempt, in milliseconds: a product that tries again behind its user's back does it here. */
const afterwards = 150

/** One mail is tried in each situation of the connection in turn; whether it leaves is no matter here. */
export const writesUnder = async (drive: Drive, faults: readonly FaultOf<'mss'>[]): Promise<void> => {
  const patientId = await qualifiedPatient(drive)
  const documentIds = await makesDocuments(drive, patientId, [prescription])
  const mail = { patientId, documentIds, to: professional, body: 'Message de test.' }
  for (const fault of faults) {
    await drive.fault('mss', fault)
    await drive.pilot('message.send', mail).catch(() => undefined)
    await drive.quiet(['mss'], afterwards)
  }
}
