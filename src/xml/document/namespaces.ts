import type { DocumentBuilder } from './builder.ts'
import type { XmlDocument } from './document.ts'
import { XmlDocumentError } from './problem.ts'

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

/** Splits a name as written into its prefix (empty when there is none) and its local part. */
export const splitName = (qname: string): readonly [prefix: string, local: string] => {
  const colon = qname.indexOf(':')
  return colon < 0 ? ['', qname] : [qname.slice(0, colon), qname.slice(colon + 1)]
}

const unbound = (prefix: string, file: string | undefined): XmlDocumentError =>
  new XmlDocumentError(
    'namespace',
    {
      fr: `Le préfixe ${prefix} n’est lié à aucun espace de noms.`,
      en: `The prefix ${prefix} is not bound to a namespace.`,
    },
    { file },
  )

interface Frame {
  readonly bindings: ReadonlyMap<string, string>
  /** Names already resolved under these bindings, as their index; elements and attributes apart. */
  readonly elements: Map<string, number>
  readonly attributes: Map<string, number>
}

const frame = (bindings: ReadonlyMap<string, string>): Frame => ({
  bindings,
  elements: new Map(),
  attributes: new Map(),
})

const declarationsOf = (attributes: Readonly<Record<string, string>>): Map<string, string> | undefined => {
  let found: Map<string, string> | undefined
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : undefined
    if (prefix === undefined) continue
    found ??= new Map()
    found.set(prefix, attributes[name] ?? '')
  }
  return found
}

/**
 * Follows the namespaces in scope while tags open and close, and hands elements over to a builder with resolved names.
 */
export class NamespaceScope {
  readonly #builder: DocumentBuilder
  readonly #file: string | undefined
  readonly #frames: Frame[] = [frame(new Map([['xml', xmlNamespace]]))]

  constructor(builder: DocumentBuilder, file: string | undefined) {
    this.#builder = builder
    this.#file = file
  }

  open(qname: string, attributes: Readonly<Record<string, string>>, offset: number): void {
    const outer = this.#frames.at(-1) ?? frame(new Map())
    const declared = declarationsOf(attributes)
    const scope = declared === undefined ? outer : frame(new Map([...outer.bindings, ...declared]))
    this.#frames.push(scope)
    this.#builder.open(this.#name(scope, scope.elements, qname, true), offset, declared)
    for (const name in attributes) {
      if (declared !== undefined && (name === 'xmlns' || name.startsWith('xmlns:'))) continue
      this.#builder.attribute(this.#name(scope, scope.attributes, name, false), attributes[name] ?? '')
    }
  }

  close(): void {
    this.#frames.pop()
  }

  #name(scope: Frame, known: Map<string, number>, qname: string, isElement: boolean): number {
    const index = known.get(qname)
    if (index !== undefined) return index
    const [prefix, local] = splitName(qname)
    const ns = prefix === '' && !isElement ? '' : scope.bindings.get(prefix)
    if (ns === undefined && prefix !== '') throw unbound(prefix, this.#file)
    const added = this.#builder.name(ns ?? '', prefix, local, qname)
    known.set(qname, added)
    return added
  }
}

/** The namespace that a prefix means at an element; the empty prefix asks for the default namespace. */
export const namespaceAt = (document: XmlDocument, element: number, prefix: string): string | undefined => {
  if (prefix === 'xml') return xmlNamespace
  for (let node = element; node > 0; node = document.parents[node] ?? 0) {
    const uri = document.declarations.get(node)?.get(prefix)
    if (uri !== undefined) return uri === '' ? undefined : uri
  }
  return undefined
}
