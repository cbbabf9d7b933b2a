import { xmlNamespace } from '../scope.ts'
import type { XmlDocument } from './document.ts'

/** The namespace that a prefix means at an element; the empty prefix asks for the default namespace. */
export const namespaceAt = (document: XmlDocument, element: number, prefix: string): string | undefined => {
  if (prefix === 'xml') return xmlNamespace
  for (let node = element; node > 0; node = document.parents[node] ?? 0) {
    const uri = document.declarations.get(node)?.get(prefix)
    if (uri !== undefined) return uri === '' ? undefined : uri
  }
  return undefined
}
