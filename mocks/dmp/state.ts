import type { MockState, ServiceSetting } from '../../src/model/service.ts'

/** A document that a product fed, as the mock keeps it. */
export interface FedEntry {
  readonly uniqueId: string | undefined
  readonly patientId: string | undefined
  readonly title: string | undefined
}

export interface DmpState extends MockState {
  readonly documents: FedEntry[]
}

export const startDmp = ({ now, uuid }: ServiceSetting): DmpState => ({
  now,
  uuid,
  fault: undefined,
  documents: [],
})

/** HL7 timestamp in UTC, to the second: `AAAAMMJJhhmmss`. */
export const hl7Time = (date: Date): string => date.toISOString().replace(/[-:T]/g, '').slice(0, 14)
