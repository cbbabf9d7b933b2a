import { headerOf } from './header.ts'
import { type Hl7Message, segment } from './message.ts'

/** `AA` taken · `AE` the message is in error · `AR` refused: not for this receiver (HL7 table 0008). */
export type AckCode = 'AA' | 'AE' | 'AR'

export interface Acknowledgement {
  readonly code: AckCode
  /** Why, for AE and AR. */
  readonly reason?: string
  readonly controlId: string
  /** `AAAAMMJJhhmmss`. */
  readonly at: string
}

/** The ACK of a message, original mode: MSH back to its sender, MSA with the code and the control id of what it answers. */
export const acknowledge = (answered: Hl7Message, { code, reason, controlId, at }: Acknowledgement): Hl7Message => {
  const header = headerOf(answered)
  return {
    segments: [
      segment('MSH', {
        3: header.receivingApplication,
        4: header.receivingFacility,
        5: header.sendingApplication,
        6: header.sendingFacility,
        7: at,
        9: [['ACK', header.event, 'ACK']],
        10: controlId,
        11: 'P',
        12: header.version === '' ? '2.5' : [header.version.split('^')],
        18: 'UNICODE UTF-8',
      }),
      segment('MSA', { 1: code, 2: header.controlId, 3: reason }),
      ...(reason === undefined ? [] : [segment('ERR', { 4: 'E', 8: reason })]),
    ],
  }
}
