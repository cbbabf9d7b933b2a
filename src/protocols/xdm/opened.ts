import { type CdaReading, readCda } from '../cda/read.ts'
import type { CdaHeader } from '../cda/types.ts'
import { directly, type View } from '../views.ts'
import { readMetadata } from '../xds/metadata.ts'
import type { DocumentEntry } from '../xds/types.ts'
import { readXdm, type XdmArchive, type XdmDocument } from './archive.ts'

/** A CDA inside an archive. */
export interface CarriedCda {
  /** Its path in the archive. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly header: CdaHeader
}

/** An entry of METADATA.XML, and the file that its URI names. */
export interface DescribedDocument {
  readonly entry: DocumentEntry
  readonly uri: string
  readonly document: XdmDocument | undefined
  /** Header of the file, when it is a readable CDA. */
  readonly header: CdaHeader | undefined
}

/** An archive, its entries beside the files that they describe, and the CDA of its submission sets. */
export interface OpenedArchive {
  readonly archive: XdmArchive
  readonly described: readonly DescribedDocument[]
  readonly cdas: readonly CarriedCda[]
  /** Paths of the XML documents that could not be read: whether they are CDA, nobody can tell. */
  readonly unreadable: readonly string[]
}

/** A document of any submission set: neither its metadata nor a style sheet. */
const isDocument = (path: string): boolean =>
  /^IHE_XDM\/[^/]+\/./i.test(path) && !/\/METADATA\.XML$/i.test(path) && !/\.xsl/i.test(path)

const same = (one: string, other: string): boolean => one.toUpperCase() === other.toUpperCase()

/** What an archive holds, each CDA read once. */
export const openedArchive = (archive: XdmArchive, view: View = directly): OpenedArchive => {
  const read = archive.entries
    .filter(({ name }) => isDocument(name))
    .map(({ name, bytes }): { path: string; bytes: Uint8Array; is: CdaReading } => ({
      path: name,
      bytes,
      is: view(bytes, readCda),
    }))
  const cdas = read.flatMap(({ path, bytes, is }) => (is.kind === 'cda' ? [{ path, bytes, header: is.header }] : []))
  const entries = archive.metadata ? readMetadata(archive.metadata).documentEntries : []
  return {
    archive,
    cdas,
    unreadable: read.flatMap(({ path, is }) => (is.kind === 'unreadable' ? [path] : [])),
    described: entries.map((entry) => {
      const uri = entry.slots.URI?.[0] ?? ''
      const document = archive.documents.find((one) => same(one.uri, uri))
      return { entry, uri, document, header: cdas.find(({ bytes }) => bytes === document?.bytes)?.header }
    }),
  }
}

/**
 * Opens an IHE_XDM.ZIP. `view` keeps each CDA for whoever reads it again.
 * @throws ZipError when the archive is refused
 */
export const openArchive = async (bytes: Uint8Array, view: View = directly): Promise<OpenedArchive> =>
  openedArchive(await readXdm(bytes), view)
