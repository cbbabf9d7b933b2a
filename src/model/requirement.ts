import type { Couloir, Vague } from '../../schemas/words.ts'
import type { Text } from './text.ts'

export type { Couloir }

/** How a requirement is covered. `none` is what the coverage test refuses. */
export type Disposition = 'machine' | 'attended' | 'paper' | 'external' | 'none'

/** One proof (preuve) that the referencing file asks for, by its official number. */
export interface Proof {
  readonly id: string
  readonly kind: 'demonstration' | 'screenshot' | 'document' | 'external-report' | 'statement'
}

/** One row of a chapter's `requirements.json`. The title is in the project's own words; the ids are the official ones. */
export interface Requirement {
  readonly id: string
  readonly couloirs: readonly Couloir[]
  readonly vague: Vague
  readonly profil: string
  /** The modal verb of the text: a DOIT that is not met fails, a PEUT warns. */
  readonly modality: 'DOIT' | 'PEUT'
  readonly statut: 'Approuvée' | 'A retravailler' | 'Obsolète'
  readonly title: Text
  readonly disposition: Disposition
  readonly reason: Text
  readonly proofs: readonly Proof[]
  /** Pilot actions of which one is enough: a product that offers one is not asked for the others (PSC.01, modalities). */
  readonly alternatives?: readonly string[]
}
