import { hl7v3 } from '../../protocols/cda/header.ts'
import { type PlacedElement, walk } from '../../xml/placed.ts'

/** The ClinicalDocument of an XML file: its root, or what a signature or a style sheet wraps. */
export const clinicalDocumentIn = (root: PlacedElement): PlacedElement | undefined =>
  walk(root).find((element) => element.ns === hl7v3 && element.name === 'ClinicalDocument')
