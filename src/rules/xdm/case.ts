import type { DescribedDocument, OpenedArchive } from '../../protocols/xdm/opened.ts'
import { locationOf, type PlacedElement, readPlaced } from '../../xml/placed.ts'
import { type Fact, fact, type Place, wholeFile } from '../fact.ts'
import { documentEntries, requestIn } from '../xds/select.ts'

/** An archive as its rules look at it. */
export interface XdmCase extends OpenedArchive {
  /** How the archive is called in locations. */
  readonly name: string
}

const metadataRootOf = ({ archive }: XdmCase): PlacedElement | undefined => {
  const file = archive.entries.find(({ name }) => name === archive.metadataPath)
  if (file === undefined) return undefined
  const read = readPlaced(file.bytes)
  return 'problem' in read ? undefined : read.root
}

/** The place of an entry of METADATA.XML, by its rank: the file is read again with its places for what is told only. */
const entryPlace = (one: XdmCase, rank: number): Place => {
  const root = metadataRootOf(one)
  const request = root && requestIn(root)
  const element = request && documentEntries(request)[rank]
  if (element === undefined) return wholeFile
  const location = `${one.name}!/${one.archive.metadataPath ?? ''}#${locationOf(element)}`
  return { location, line: element.line, column: element.column }
}

/** The entries of METADATA.XML, each where it stands. */
export const describedIn = (one: XdmCase): readonly Fact<DescribedDocument>[] =>
  one.described.map((described, rank) => fact(described, () => entryPlace(one, rank)))

/** The place of a file of the archive. */
export const fileIn = ({ name }: XdmCase, path: string): Place => ({ location: `${name}!/${path}`, line: 0, column: 0 })

/** The place of a document, by its path from METADATA.XML. */
export const documentIn = (one: XdmCase, uri: string): Place =>
  fileIn(one, `${one.archive.metadataPath?.replace(/[^/]*$/, '') ?? ''}${uri}`)
