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

/** What an official answer, later than the requirement document, changed in a row. */
export interface Correction {
  /** ISO date: when the answer was published or, for an undated page, when it was read. */
  readonly date: string
  readonly dateIs: 'published' | 'read'
  /** The official page. */
  readonly source: string
  readonly what: Text
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
  /** Absent while the row stands as its document wrote it. */
  readonly correctedBy?: Correction
  /** Pilot actions of which one is enough: a product that offers one is not asked for the others (PSC.01, modalities). */
  readonly alternatives?: readonly string[]
}
