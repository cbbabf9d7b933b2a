import type { MockState } from '../../src/model/service.ts'
import { insOids } from '../../src/protocols/ins/matricule.ts'
import type { TestIdentity } from './identities.ts'

export interface InsiState extends MockState {
  readonly registry: readonly TestIdentity[]
  /** Root given to NIRs. The qualification platform answers with the production root, others with the test one. */
  readonly nirOid: string
}

/** Reads the service's options: `nirOid`, any root of the INS. */
export const nirOidFrom = (options: Readonly<Record<string, unknown>>): string =>
  typeof options.nirOid === 'string' ? options.nirOid : insOids.nir
