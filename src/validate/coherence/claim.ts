import type { Place } from '../rules/fact-rule.ts'

/** Who says something: a CDA header, XDS metadata, the mail's subject, a PDF's name, a datamatrix. */
export type Source = 'cda' | 'metadata' | 'subject' | 'pdf-name' | 'datamatrix'

/** What one source says about the patient and the document. What it does not say is absent. */
export interface Claim {
  readonly source: Source
  readonly place: Place
  /** Matricule of 15 characters. */
  readonly ins?: string | undefined
  readonly insOid?: string | undefined
  /** Birth name. */
  readonly family?: string | undefined
  /** First given name, or the list that starts with it. */
  readonly given?: string | undefined
  /** `AAAAMMJJ`. */
  readonly birthDate?: string | undefined
  /** `M` or `F`. */
  readonly sex?: string | undefined
  /** OID of the document. */
  readonly documentId?: string | undefined
  readonly title?: string | undefined
  /** Label of the type, as the subject or the PDF name cut it, or whole. */
  readonly typeLabel?: string | undefined
}
