import type { Place } from '../fact.ts'

/** Who says something: a CDA header, XDS metadata, a PDF's name, a datamatrix. */
export type Source = 'cda' | 'metadata' | 'pdf-name' | 'datamatrix'

/** What one source says about the patient and the document. What it does not say is absent or empty. */
export interface Claim {
  readonly source: Source
  readonly place: Place
  /** Matricule of 15 characters. */
  readonly ins?: string | undefined
  readonly insOid?: string | undefined
  /** The birth name first, then the name in use. */
  readonly families: readonly string[]
  /** The first given name first, then the list that starts with it, then the given name in use. */
  readonly givens: readonly string[]
  /** The birth name and the first given name by themselves, where the source tells them from the others: a CDA. */
  readonly birthFamily?: string | undefined
  readonly firstGiven?: string | undefined
  /** `AAAAMMJJ`. */
  readonly birthDate?: string | undefined
  /** `M`, `F` or `UN`. */
  readonly sex?: string | undefined
  /** OID of the document. */
  readonly documentId?: string | undefined
  readonly title?: string | undefined
  /** JDV_J07 code of the document. */
  readonly typeCode?: string | undefined
  /** Label of that code, whole. */
  readonly typeLabel?: string | undefined
  /** Day of the act, `AAAAMMJJ`. */
  readonly actDate?: string | undefined
}
