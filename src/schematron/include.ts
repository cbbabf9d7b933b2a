import { dirname, join } from 'node:path/posix'
import { nodeKind, rootElement, type XmlDocument } from '../xml/document/document.ts'
import { parseXmlDocument } from '../xml/document/parse.ts'
import { placeOf } from '../xml/document/place.ts'
import { schemaFileProblem } from './problem.ts'
import type { SchemaElement } from './source.ts'

/** Gives the bytes of a file of the artefact root by its path from there, or undefined when there is none. */
export type ReadFile = (path: string) => Uint8Array | undefined

/** An include whose file is missing: the reference goes on without it, and so does this, but says so. */
export interface MissingInclude {
  readonly path: string
  readonly from: string
  readonly line: number
}

const schematronNamespace = 'http://purl.oclc.org/dsdl/schematron'

interface Reading {
  readonly read: ReadFile
  readonly missing: MissingInclude[]
  readonly files: Set<string>
}

const openSchema = (reading: Reading, path: string, bytes: Uint8Array): XmlDocument => {
  reading.files.add(path)
  return parseXmlDocument(bytes, { file: path })
}

const attributesOf = (xml: XmlDocument, node: number): Map<string, string> => {
  const attributes = new Map<string, string>()
  for (let at = xml.attributeStarts[node] ?? 0; at < (xml.attributeStarts[node + 1] ?? 0); at++)
    attributes.set(xml.names[xml.attributeNames[at] ?? 0]?.qname ?? '', xml.attributeValues[at] ?? '')
  return attributes
}

const included = (
  reading: Reading,
  href: string,
  from: { readonly file: string; readonly line: number },
  above: readonly string[],
): SchemaElement | undefined => {
  const path = join(dirname(from.file), href)
  if (above.includes(path))
    throw schemaFileProblem(path, {
      fr: `Le fichier s’inclut lui-même (${[...above, path].join(' → ')}).`,
      en: `The file includes itself (${[...above, path].join(' → ')}).`,
    })
  const bytes = reading.read(path)
  if (bytes === undefined) {
    reading.missing.push({ path, from: from.file, line: from.line })
    return undefined
  }
  const xml = openSchema(reading, path, bytes)
  return element(reading, xml, rootElement(xml), path, [...above, path])
}

const element = (
  reading: Reading,
  xml: XmlDocument,
  node: number,
  file: string,
  above: readonly string[],
): SchemaElement => {
  const name = xml.names[xml.values[node] ?? 0]
  const content: (string | SchemaElement)[] = []
  const line = placeOf(xml, node).line
  const end = xml.ends[node] ?? 0
  for (let child = node + 1; child < end; child = xml.ends[child] ?? end) {
    if (xml.kinds[child] === nodeKind.text) content.push(xml.texts[xml.values[child] ?? 0] ?? '')
    if (xml.kinds[child] !== nodeKind.element) continue
    const inner = element(reading, xml, child, file, above)
    const href = inner.name === 'include' ? inner.attributes.get('href') : undefined
    const found = href === undefined ? inner : included(reading, href, inner, above)
    if (found !== undefined) content.push(found)
  }
  // Elements of other vocabularies keep their prefix away from the names of Schematron.
  const local = name?.ns === schematronNamespace ? name.local : `{${name?.ns}}${name?.local}`
  return { name: local, attributes: attributesOf(xml, node), content, file, line }
}

/** A schema with everything it includes. `files` are all the files read, `missing` the includes not found. */
export interface ReadSchema {
  readonly schema: SchemaElement
  readonly files: readonly string[]
  readonly missing: readonly MissingInclude[]
}

/** Reads a schema with everything it includes. */
export const readSchema = (read: ReadFile, path: string): ReadSchema => {
  const reading: Reading = { read, missing: [], files: new Set() }
  const bytes = read(path)
  if (bytes === undefined)
    throw schemaFileProblem(path, { fr: `Le fichier ${path} est introuvable.`, en: `The file ${path} was not found.` })
  const xml = openSchema(reading, path, bytes)
  const schema = element(reading, xml, rootElement(xml), path, [path])
  if (schema.name !== 'schema')
    throw schemaFileProblem(path, {
      fr: `Le fichier ${path} n’est pas un schéma Schematron.`,
      en: `The file ${path} is not a Schematron schema.`,
    })
  return { schema, files: [...reading.files], missing: reading.missing }
}
