import { messageOf } from '../../model/errors.ts'
import { parseXml, type XmlElement } from '../../xml/element.ts'
import { unzip, type ZipEntry } from '../../zip/unzip.ts'

/** A file beside METADATA.XML; `uri` is its path from there, which the URI slot of its entry repeats. */
export interface XdmDocument {
  readonly uri: string
  readonly bytes: Uint8Array
}

/** An IHE_XDM.ZIP taken apart. What the archive lacks is undefined or empty: checks say whether that matters. */
export interface XdmArchive {
  readonly entries: readonly ZipEntry[]
  /** Path of the metadata, as written; undefined when there is none under IHE_XDM. */
  readonly metadataPath: string | undefined
  /** Root of METADATA.XML. */
  readonly metadata: XmlElement | undefined
  /** Why METADATA.XML could not be parsed. */
  readonly metadataProblem: string | undefined
  /** Documents of the submission set; style sheets are not documents. */
  readonly documents: readonly XdmDocument[]
  /** INDEX.HTM at the root. */
  readonly index: Uint8Array | undefined
  /** README.TXT at the root. */
  readonly readme: Uint8Array | undefined
}

const named = (entries: readonly ZipEntry[], name: string): ZipEntry | undefined =>
  entries.find((entry) => entry.name.toUpperCase() === name)

/** A file of a submission set: without METADATA.XML its documents are documents still. */
const submissionSet = /^IHE_XDM\/[^/]+\/./i

const metadataName = /^IHE_XDM\/[^/]+\/METADATA\.XML$/i

/** The first submission set in the order of folder names: SUBSET01 where there are several. */
const metadataOf = (entries: readonly ZipEntry[]): ZipEntry | undefined =>
  entries.filter(({ name }) => metadataName.test(name)).toSorted((one, other) => (one.name < other.name ? -1 : 1))[0]

const parsed = (entry: ZipEntry | undefined): Pick<XdmArchive, 'metadata' | 'metadataProblem'> => {
  if (!entry) return { metadata: undefined, metadataProblem: undefined }
  try {
    return { metadata: parseXml(entry.bytes), metadataProblem: undefined }
  } catch (error) {
    return { metadata: undefined, metadataProblem: messageOf(error) }
  }
}

/**
 * Reads an IHE_XDM.ZIP (IHE ITI XDM; volet Échange de documents de santé). Names compare without case, as producers
 * differ.
 * @throws ZipError when the archive is refused: no ZIP, path that leaves it, encrypted, duplicate names, too big
 */
export const readXdm = async (archive: Uint8Array): Promise<XdmArchive> => xdmOf(await unzip(archive))

/** The same of files already read. */
export const xdmOf = (entries: readonly ZipEntry[]): XdmArchive => {
  const metadata = metadataOf(entries)
  const folder = /^IHE_XDM\/[^/]+\//i.exec(
    (metadata ?? entries.find(({ name }) => submissionSet.test(name)))?.name ?? '',
  )?.[0]
  return {
    entries,
    metadataPath: metadata?.name,
    ...parsed(metadata),
    documents: entries
      .filter(({ name }) => folder !== undefined && name !== metadata?.name && name.startsWith(folder))
      .filter(({ name }) => !/\.xsl/i.test(name))
      .map(({ name, bytes }) => ({ uri: name.slice(folder?.length), bytes })),
    index: named(entries, 'INDEX.HTM')?.bytes,
    readme: named(entries, 'README.TXT')?.bytes,
  }
}

/** The folder, with its `/`, that holds IHE_XDM where it is not at the root; undefined where it is, or is nowhere. */
export const folderAround = (names: readonly string[]): string | undefined => {
  if (names.some((name) => /^IHE_XDM\//i.test(name))) return undefined
  return names.flatMap((name) => /^(.*?\/)IHE_XDM\//i.exec(name)?.[1] ?? [])[0]
}

/** Attachment names are written IHE_XDM.ZIP and IHE_XDM.zip in the official texts. */
export const isXdmName = (filename: string | undefined): boolean => /^IHE_XDM\.ZIP$/i.test(filename ?? '')
