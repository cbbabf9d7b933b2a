import { type Segment, segment, valueAt } from '../hl7/message.ts'

/** How an identity was obtained (ZFD-5 of the French extension of IHE PAM), in our own words. */
export const acquisitionModes = {
  SM: 'typed',
  CV: 'read on a Vitale card',
  INSI: 'given by the INSi service',
  CB: 'read on a bar code',
  RFID: 'read on a chip',
} as const

export type AcquisitionMode = keyof typeof acquisitionModes

/** Complementary data of a French identity. */
export interface Zfd {
  /** ZFD-5. */
  readonly mode: AcquisitionMode
  /** ZFD-6, `AAAA-MM-JJ`: when INSi was asked, by traits or by Vitale card. */
  readonly insiAskedOn?: string
  /** ZFD-7: type of the document that proved the identity (CN, PA, CS…). */
  readonly justificatif?: string
}

export const isAcquisitionMode = (mode: string): mode is AcquisitionMode => Object.hasOwn(acquisitionModes, mode)

export const zfdOf = ({ mode, insiAskedOn, justificatif }: Zfd): Segment =>
  segment('ZFD', { 5: mode, 6: insiAskedOn?.replaceAll('-', ''), 7: justificatif })

/** What a ZFD says, as written: `mode` may be a code that the table does not have. */
export interface ZfdView {
  readonly mode: string | undefined
  readonly insiAskedOn: string | undefined
  readonly justificatif: string | undefined
}

export const readZfd = (zfd: Segment): ZfdView => ({
  mode: valueAt(zfd, 5) || undefined,
  insiAskedOn: valueAt(zfd, 6).replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3') || undefined,
  justificatif: valueAt(zfd, 7) || undefined,
})
