import type { Note } from '../../src/model/service.ts'
import type { Text } from '../../src/model/text.ts'
import type { FaultContent } from '../../src/protocols/soap/write.ts'
import type { DmpAssumption } from './assumptions.ts'

/** Why the real service refuses a message, and how: what a fault says of it and what the recording notes. */
export interface Objection {
  readonly reason: Text
  readonly note: Note
  readonly code?: FaultContent['code']
  readonly subcode?: string
  readonly assumption?: DmpAssumption
}
