import type { MockState } from '../../src/model/service.ts'
import type { PidView } from '../../src/protocols/ins/pid.ts'

/** What the connected system knows: the people it was told about, by the number that the sender gives them. */
export interface Hl7State extends MockState {
  readonly people: Map<string, PidView>
}
