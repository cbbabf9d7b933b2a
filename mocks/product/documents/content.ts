import type { Identity } from '../../../src/model/pilot.ts'
import type { ProductContext, Professional } from '../context.ts'
import type { DocumentType } from './codes.ts'

/** What a document says, before it becomes a PDF and the CDA around it: both are made of the same data. */
export interface DocumentContent {
  /** OID of the document; the root of its CDA id, without extension as the DMP wants it. */
  readonly id: string
  /** OID common to all the versions. */
  readonly setId: string
  readonly title: string
  readonly typeCode: string
  readonly type: DocumentType
  /** ISO 8601 to the second, with offset. */
  readonly createdAt: string
  readonly patient: Identity
  readonly author: Professional
  readonly practice: ProductContext['practice']
}
