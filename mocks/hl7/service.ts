import type { MllpService } from '../../src/model/service.ts'
import { framed, unframe } from '../../src/protocols/hl7/mllp.ts'
import { hl7Assumptions } from './assumptions.ts'
import { hl7Faults } from './faults.ts'
import { hl7Notes } from './notes.ts'
import { receive } from './receive.ts'
import type { Hl7State } from './state.ts'

/** A system connected to the product's identity repository: it takes identity messages of IHE PAM over MLLP. */
export const hl7Service: MllpService<Hl7State> = {
  kind: 'mllp',
  name: 'hl7',
  title: { fr: 'Système connecté (HL7 v2 sur MLLP)', en: 'Connected system (HL7 v2 over MLLP)' },
  assumptions: Object.values(hl7Assumptions),
  notes: Object.values(hl7Notes),
  faults: Object.values(hl7Faults),
  start: ({ now, uuid }) => ({ now, uuid, fault: undefined }),
  unframe,
  framed,
  receive,
}
