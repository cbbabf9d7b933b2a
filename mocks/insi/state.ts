import type { MockState } from '../../src/model/service.ts'
import { insOids } from '../../src/protocols/ins/matricule.ts'
import type { Verified } from '../../src/protocols/ins/verification.ts'
import { generateIdentities } from './generate.ts'
import { testIdentities } from './identities.ts'
import { type Registry, registryOf } from './registry.ts'

export interface InsiState extends MockState {
  readonly url: string
  readonly registry: Registry
  /** Root given to NIRs. The qualification platform answers with the production root, others with the test one. */
  readonly nirOid: string
  /** Batches of verifications by their number. */
  readonly lots: Map<string, readonly Verified[]>
}

/** Reads the service's options: `nirOid`, any root of the INS. */
export const nirOidFrom = (options: Readonly<Record<string, unknown>>): string =>
  typeof options.nirOid === 'string' ? options.nirOid : insOids.nir

const numberFrom = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : otherwise

/** Reads `generated`, how many fictitious people are added to the public ones, and `seed`, which draws them. */
export const registryFrom = (options: Readonly<Record<string, unknown>>): Registry =>
  registryOf([...testIdentities, ...generateIdentities(numberFrom(options.generated, 0), numberFrom(options.seed, 1))])
