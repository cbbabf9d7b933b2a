import { dirname, join } from 'node:path/posix'
import { IndexedDocument } from '../../schematron/xpath/indexed-document.ts'
import { createLibrary, type DocumentLibrary } from '../../schematron/xpath/library.ts'
import { Vocabulary } from '../../schematron/xpath/vocabulary.ts'
import { parseXmlDocument } from '../../xml/document/parse.ts'
import { XmlError } from '../../xml/problem.ts'
import { insidePath, openFolder, type ReadOnlyFolder } from './folder.ts'

/** A file that a schema or a rule asks for and that the package lacks. */
export interface ArtefactProblem {
  readonly kind: 'missing' | 'other-case' | 'not-xml' | 'outside'
  /** As asked for, from the artefact root. */
  readonly path: string
  /** The file of the same name in other letters, for `other-case`; why, for `not-xml`. */
  readonly detail: string | undefined
}

/** An artefact package: what schemas and value sets are read from, and nothing outside it. */
export interface ArtefactRoot {
  readonly vocabulary: Vocabulary
  read(path: string): Uint8Array | undefined
  list(path: string): readonly string[]
  /** The documents that rules may read, with paths relative to the schema at `path`. */
  libraryFor(path: string): DocumentLibrary
  /** What was asked for and not found so far, each once. */
  readonly problems: readonly ArtefactProblem[]
}

/**
 * Opens a package with an optional overlay, whose files stand before those of the package.
 * @throws BancError BANC-ARTEFACTS-FOLDER when one of them is not a readable folder
 */
export const openArtefacts = (folder: string, overlay?: string): ArtefactRoot => {
  const folders: readonly ReadOnlyFolder[] = [...(overlay === undefined ? [] : [overlay]), folder].map(openFolder)
  const problems = new Map<string, ArtefactProblem>()
  const note = (problem: ArtefactProblem): void => {
    problems.set(`${problem.kind} ${problem.path}`, problem)
  }
  const read = (path: string): Uint8Array | undefined => {
    if (insidePath(path) === undefined) {
      note({ kind: 'outside', path, detail: undefined })
      return undefined
    }
    for (const each of folders) {
      const bytes = each.read(path)
      if (bytes !== undefined) return bytes
    }
    const other = folders.map((each) => each.inOtherCase(path)).find((found) => found !== undefined)
    note({ kind: other === undefined ? 'missing' : 'other-case', path, detail: other })
    return undefined
  }
  const vocabulary = new Vocabulary()
  const documents = createLibrary(vocabulary, (path) => {
    const bytes = read(path)
    if (bytes === undefined) return undefined
    try {
      return parseXmlDocument(bytes, { file: path })
    } catch (error) {
      if (!(error instanceof XmlError)) throw error
      note({ kind: 'not-xml', path, detail: error.message })
      return undefined
    }
  })
  return {
    vocabulary,
    read,
    list: (path) => [...new Set(folders.flatMap((each) => each.list(path)))].sort(),
    libraryFor: (path) => ({
      find: (uri) => documents.find(join(dirname(path), uri)),
      document: documents.document,
      holds: documents.holds,
    }),
    get problems() {
      return [...problems.values()]
    },
  }
}

/** Makes a parsed document ready to be judged. */
export const indexDocument = (xml: ConstructorParameters<typeof IndexedDocument>[0]): IndexedDocument =>
  new IndexedDocument(xml, 0)
