import { rootElement, type XmlDocument } from '../../xml/document/document.ts'
import { attributeOf, childrenOf, descendantsOf, elementsAt, nameOf } from '../../xml/document/read.ts'
import { voletFileOf } from './names.ts'

export interface TemplateId {
  readonly root: string
  readonly extension: string | undefined
}

/** What a CDA says of the volet that it follows, before anything is made of it. */
export interface Announced {
  readonly templateIds: readonly TemplateId[]
  /** `ClinicalDocument/code/@code`. */
  readonly code: string | undefined
  /** The file names of the schemas that its prolog names for an editor (`<?oxygen SCHSchema="…"?>`). */
  readonly schemas: readonly string[]
  /** Those among them that are of a volet. */
  readonly voletSchemas: readonly string[]
  /** A body that is not XML: the rules of the volets are about structured ones. */
  readonly isLevel1: boolean
}

/** The ClinicalDocument; a self-presenting document carries it inside a style sheet. */
const clinicalDocument = (document: XmlDocument): number => {
  const root = rootElement(document)
  if (nameOf(document, root).local === 'ClinicalDocument') return root
  return descendantsOf(document, root, 'ClinicalDocument')[0] ?? root
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const schemasNamedBy = (document: XmlDocument): readonly string[] => {
  const prolog = document.source.slice(0, document.offsets[rootElement(document)]).replace(/<!--.*?-->/gs, '')
  return [...prolog.matchAll(/<\?oxygen\s[^?]*?SCHSchema="([^"]+)"/g)].map(([, path = '']) => fileName(path))
}

export const announcedBy = (document: XmlDocument): Announced => {
  const element = clinicalDocument(document)
  const schemas = schemasNamedBy(document)
  const [code] = childrenOf(document, element, 'code')
  return {
    templateIds: childrenOf(document, element, 'templateId').map((node) => ({
      root: attributeOf(document, node, 'root') ?? '',
      extension: attributeOf(document, node, 'extension'),
    })),
    code: code === undefined ? undefined : attributeOf(document, code, 'code'),
    schemas,
    voletSchemas: schemas.filter((name) => voletFileOf(name) !== undefined),
    isLevel1: elementsAt(document, element, 'component', 'nonXMLBody').length > 0,
  }
}
