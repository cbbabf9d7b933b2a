import type { XmlDocument } from '../../xml/document/document.ts'
import { XPathDynamicError } from './errors.ts'
import { documentStride, IndexedDocument } from './indexed-document.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Gives the documents that `doc()` and `document()` name. */
export interface DocumentLibrary {
  /** A number from 1 on that stands for the document, the same at every call, or undefined when there is none. */
  find(uri: string): number | undefined
  document(number: number): IndexedDocument
  /** Whether an element of this name has this value in an attribute, or in a text of its own when `attribute` is 0. */
  holds(number: number, symbol: number, attribute: number, value: string): boolean
}

/** A library of nothing: for schemas that read no other document. */
export const noDocuments: DocumentLibrary = {
  find: () => undefined,
  document: () => {
    throw new XPathDynamicError('FODC0002', 'no document is available')
  },
  holds: () => false,
}

/** Documents from this length on, in UTF-16 units, are not kept in memory once their values are known. */
const keptBelow = 300_000

interface Volume {
  readonly uri: string
  kept: IndexedDocument | undefined
  /** By name and attribute: the values that are there. */
  readonly values: Map<string, ReadonlySet<string>>
}

/** A copy that does not keep the text it was cut from in memory. */
const detached = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')

/**
 * A library that loads each document when it is first asked for: `load` answers undefined when there is none.
 * Terminologies of several megabytes are searched for codes only, so of them only the codes stay in memory.
 */
export const createLibrary = (
  vocabulary: Vocabulary,
  load: (uri: string) => XmlDocument | undefined,
): DocumentLibrary => {
  const numbers = new Map<string, number | undefined>()
  const volumes: Volume[] = []
  // The last large document, since what asks whether it is there mostly goes on to search it.
  let passing: IndexedDocument | undefined

  const keep = (volume: Volume, number: number, xml: XmlDocument): IndexedDocument => {
    const document = new IndexedDocument(xml, number * documentStride)
    if (xml.source.length < keptBelow) volume.kept = document
    else passing = document
    return document
  }

  const open = (number: number): IndexedDocument => {
    const volume = volumes[number - 1]
    const xml = (): XmlDocument | undefined => (volume === undefined ? undefined : load(volume.uri))
    const known = volume?.kept ?? (passing?.tag === number * documentStride ? passing : undefined)
    const loaded = known === undefined ? xml() : undefined
    const document = known ?? (volume && loaded ? keep(volume, number, loaded) : undefined)
    if (document === undefined) throw new XPathDynamicError('FODC0002', `no document has the number ${number}`)
    document.numberNames(vocabulary)
    return document
  }

  return {
    find: (uri) => {
      if (numbers.has(uri)) return numbers.get(uri)
      const xml = load(uri)
      const number = xml === undefined ? undefined : volumes.length + 1
      numbers.set(uri, number)
      if (xml === undefined || number === undefined) return undefined
      const volume: Volume = { uri, kept: undefined, values: new Map() }
      volumes.push(volume)
      keep(volume, number, xml)
      return number
    },
    document: open,
    holds: (number, symbol, attribute, value) => {
      const volume = volumes[number - 1]
      if (volume === undefined || volume.kept !== undefined)
        return open(number).lookup(symbol, attribute, value).length > 0
      const key = `${symbol} ${attribute}`
      let values = volume.values.get(key)
      if (values === undefined) {
        values = new Set(Array.from(open(number).valuesFor(symbol, attribute), detached))
        volume.values.set(key, values)
        passing = undefined
      }
      return values.has(value)
    },
  }
}
