import { type Hl7Message, type Segment, segment } from './message.ts'

/** Events of IHE PAM by which an identity is propagated, and the message structure of each (HL7 2.5, chapter 3). */
export const identityEvents = {
  /** Create a person. */
  A28: 'ADT_A05',
  /** Change a person's traits. */
  A31: 'ADT_A05',
  /** Merge two identities. */
  A40: 'ADT_A39',
  /** Change an identifier of a person: the matricule and its root are added, replaced or withdrawn. */
  A47: 'ADT_A30',
} as const

export type IdentityEventCode = keyof typeof identityEvents

export interface Sent {
  readonly event: IdentityEventCode
  readonly controlId: string
  /** `AAAAMMJJhhmmss`. */
  readonly at: string
  readonly sendingApplication: string
  readonly sendingFacility: string
  readonly receivingApplication: string
  readonly receivingFacility: string
}

const version = [['2.5', 'FRA', '2.11']]

/** The MSH and EVN of an identity message of the French extension of IHE PAM 2.11, before its PID and ZFD. */
export const identityMessage = (sent: Sent, segments: readonly Segment[]): Hl7Message => ({
  segments: [
    segment('MSH', {
      3: sent.sendingApplication,
      4: sent.sendingFacility,
      5: sent.receivingApplication,
      6: sent.receivingFacility,
      7: sent.at,
      9: [['ADT', sent.event, identityEvents[sent.event]]],
      10: sent.controlId,
      11: 'P',
      12: version,
      17: 'FRA',
      18: 'UNICODE UTF-8',
      21: [['2.11', 'IHE_FRANCE-2.11-PAM']],
    }),
    segment('EVN', { 2: sent.at }),
    ...segments,
  ],
})
