import { decode } from '../../documents/decode.ts'
import { readCdaHeader } from '../../protocols/cda/header.ts'
import type { CdaHeader } from '../../protocols/cda/types.ts'
import type { XdmArchive, XdmDocument } from '../../protocols/xdm/archive.ts'
import { readMetadata } from '../../protocols/xds/metadata.ts'
import type { DocumentEntry } from '../../protocols/xds/types.ts'
import { clinicalDocumentIn } from '../cda/select.ts'
import { type Place, wholeFile } from '../fact.ts'
import { locationOf, type PlacedElement, readTree } from '../tree.ts'
import { documentEntries, requestIn } from '../xds/select.ts'

/** An entry of METADATA.XML, where it stands, and the file that its URI names. */
export interface DescribedDocument {
  readonly entry: DocumentEntry
  readonly place: Place
  readonly uri: string
  readonly document: XdmDocument | undefined
  /** Header of the file, when it is a readable CDA. */
  readonly header: CdaHeader | undefined
}

/** An archive as its rules look at it. */
export interface XdmCase {
  /** How the archive is called in locations. */
  readonly name: string
  readonly archive: XdmArchive
  readonly described: readonly DescribedDocument[]
  readonly headers: readonly { readonly uri: string; readonly header: CdaHeader }[]
}

const rootOf = (bytes: Uint8Array | undefined): PlacedElement | undefined => {
  const decoded = bytes && decode(bytes)
  if (!decoded || 'problem' in decoded) return undefined
  const read = readTree(decoded.text)
  return 'problem' in read ? undefined : read.root
}

const headerOf = ({ bytes }: XdmDocument): CdaHeader | undefined => {
  const root = rootOf(bytes)
  const document = root && clinicalDocumentIn(root)
  return document && readCdaHeader(document)
}

const same = (one: string, other: string): boolean => one.toUpperCase() === other.toUpperCase()

/** Pairs the entries of METADATA.XML with the files that they name, once for all rules. */
export const xdmCaseOf = (name: string, archive: XdmArchive): XdmCase => {
  const metadata = archive.entries.find((entry) => entry.name === archive.metadataPath)
  const root = rootOf(metadata?.bytes)
  const request = root && requestIn(root)
  const elements = request ? documentEntries(request) : []
  const entries = request ? readMetadata(request).documentEntries : []
  const headers = new Map(archive.documents.map((document) => [document, headerOf(document)]))
  return {
    name,
    archive,
    described: entries.map((entry, index) => {
      const element = elements[index]
      const uri = entry.slots.URI?.[0] ?? ''
      const document = archive.documents.find((one) => same(one.uri, uri))
      const place = element
        ? {
            location: `${name}!/${metadata?.name ?? ''}#${locationOf(element)}`,
            line: element.line,
            column: element.column,
          }
        : wholeFile
      return { entry, place, uri, document, header: document && headers.get(document) }
    }),
    headers: [...headers].flatMap(([{ uri }, header]) => (header ? [{ uri, header }] : [])),
  }
}
