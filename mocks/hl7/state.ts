import type { MockState } from '../../src/model/service.ts'

/** The connected system keeps nothing of its own: what it was told stands in the recording. */
export type Hl7State = MockState
