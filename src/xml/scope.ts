import { XmlError, type XmlPlace } from './problem.ts'

/** A name as written and as resolved. `prefix` is empty when there is none. */
export interface XmlName {
  readonly ns: string
  readonly local: string
  readonly prefix: string
  /** As written, with its prefix. */
  readonly qname: string
  /** Of an attribute: its local name, or `{ns}local` when it is written with a prefix. */
  readonly key: string
}

/** Prefix to URI; the empty prefix is the default namespace. */
export type Bindings = ReadonlyMap<string, string>

export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

/** Splits a name as written into its prefix (empty when there is none) and its local part. */
export const splitName = (qname: string): readonly [prefix: string, local: string] => {
  const colon = qname.indexOf(':')
  return colon < 0 ? ['', qname] : [qname.slice(0, colon), qname.slice(colon + 1)]
}

/**
 * What one element declares, inside what its ancestors do. Names are resolved once under the same declarations; elements
 * and attributes apart, as the default namespace is theirs only.
 */
class Frame {
  readonly elements = new Map<string, XmlName>()
  readonly attributes = new Map<string, XmlName>()
  readonly #declared: Bindings
  readonly #around: Frame | undefined

  constructor(declared: Bindings, around?: Frame) {
    this.#declared = declared
    this.#around = around
  }

  uriOf(prefix: string): string | undefined {
    for (let frame: Frame | undefined = this; frame !== undefined; frame = frame.#around) {
      const uri = frame.#declared.get(prefix)
      if (uri !== undefined) return uri
    }
    return undefined
  }
}

const isDeclaration = (name: string): boolean => name === 'xmlns' || name.startsWith('xmlns:')

/** The namespaces in scope while tags open and close (Namespaces in XML 1.0). Each name is resolved once a scope. */
export class NamespaceScope {
  readonly #frames: Frame[] = []
  readonly #file: string | undefined
  readonly #place: () => XmlPlace
  #current = new Frame(new Map([['xml', xmlNamespace]]))

  /** `place` tells where the reading is, for the errors. */
  constructor(file: string | undefined, place: () => XmlPlace) {
    this.#file = file
    this.#place = place
  }

  /** Goes inside an element: what its attributes (names and values in turn) declare, undefined when nothing. */
  enter(attributes: readonly string[]): Bindings | undefined {
    const declared = this.#declared(attributes)
    this.#frames.push(this.#current)
    if (declared !== undefined) this.#current = new Frame(declared, this.#current)
    return declared
  }

  leave(): void {
    this.#current = this.#frames.pop() ?? this.#current
  }

  element(qname: string): XmlName {
    return this.#current.elements.get(qname) ?? this.#resolve(this.#current.elements, qname, true)
  }

  /** The name of an attribute; undefined when it declares a namespace. */
  attribute(qname: string): XmlName | undefined {
    const known = this.#current.attributes.get(qname)
    if (known !== undefined) return known
    return isDeclaration(qname) ? undefined : this.#resolve(this.#current.attributes, qname, false)
  }

  /** Two attributes of one element may not have the same expanded name, whatever their prefixes. */
  refuseTwice({ key }: XmlName): never {
    throw this.#problem({ fr: `L’attribut ${key} est écrit deux fois.`, en: `The attribute ${key} is written twice.` })
  }

  #declared(attributes: readonly string[]): Bindings | undefined {
    let found: Map<string, string> | undefined
    for (let at = 0; at < attributes.length; at += 2) {
      const name = attributes[at] ?? ''
      if (!isDeclaration(name)) continue
      const prefix = name.slice(6)
      const uri = attributes[at + 1] ?? ''
      this.#verify(prefix, uri)
      found ??= new Map()
      found.set(prefix, uri)
    }
    return found
  }

  #verify(prefix: string, uri: string): void {
    const isReserved = prefix === 'xmlns' || uri === xmlnsNamespace || (prefix === 'xml') !== (uri === xmlNamespace)
    if (isReserved || (prefix !== '' && uri === ''))
      throw this.#problem({
        fr: `Le préfixe ${prefix} ne peut pas être lié à « ${uri} ».`,
        en: `The prefix ${prefix} cannot be bound to "${uri}".`,
      })
  }

  #resolve(known: Map<string, XmlName>, qname: string, isElement: boolean): XmlName {
    const [prefix, local] = splitName(qname)
    if (local === '' || local.includes(':') || (prefix === '' && local !== qname))
      throw this.#problem({
        fr: `« ${qname} » n’est pas un nom qualifié.`,
        en: `"${qname}" is not a qualified name.`,
      })
    const ns = prefix === '' && !isElement ? '' : this.#current.uriOf(prefix)
    if (ns === undefined && prefix !== '')
      throw this.#problem({
        fr: `Le préfixe ${prefix} n’est lié à aucun espace de noms.`,
        en: `The prefix ${prefix} is not bound to a namespace.`,
      })
    const name = { ns: ns ?? '', local, prefix, qname, key: prefix === '' ? local : `{${ns}}${local}` }
    known.set(qname, name)
    return name
  }

  #problem(what: { readonly fr: string; readonly en: string }): XmlError {
    return new XmlError('namespace', what, { file: this.#file, place: this.#place() })
  }
}
