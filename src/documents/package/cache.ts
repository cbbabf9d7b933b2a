import { dirname, join } from 'node:path/posix'
import { compileRuleSet } from '../../schematron/compile.ts'
import { type ReadSchema, readSchema } from '../../schematron/include.ts'
import type { CompiledRuleSet } from '../../schematron/model.ts'
import { createLibrary } from '../../schematron/xpath/library.ts'
import type { XmlDocument } from '../../xml/document/document.ts'
import { parseXmlDocument } from '../../xml/document/parse.ts'
import { XmlError } from '../../xml/problem.ts'
import { loadRuleSet, schematronFolder } from '../artefacts/load.ts'
import type { ArtefactRoot } from '../artefacts/root.ts'
import { openStore, type Store } from './store.ts'

/** Part of every key: changes with the shape of what is kept. */
const shape = '1'

export interface CachedPackage {
  readonly root: ArtefactRoot
  readonly load: (path: string) => CompiledRuleSet
}

/** Value sets are asked for their codes only: of the text itself the length is enough, which says whether it is large. */
interface KeptDocument {
  readonly document: XmlDocument | undefined
  readonly length: number
}

const parsed = (bytes: Uint8Array, path: string): XmlDocument | undefined => {
  try {
    return parseXmlDocument(bytes, { file: path })
  } catch (error) {
    if (error instanceof XmlError) return undefined
    throw error
  }
}

const documentAt = (root: ArtefactRoot, store: Store, path: string): XmlDocument | undefined => {
  const key = `document ${shape} ${path}`
  const kept = store.get(key) as KeptDocument | undefined
  if (kept?.document) return { ...kept.document, source: ' '.repeat(kept.length) }
  const bytes = root.read(path)
  const document = bytes && parsed(bytes, path)
  if (document) store.put(key, { document: { ...document, source: '' }, length: document.source.length })
  return document
}

const schemaAt = (root: ArtefactRoot, store: Store, path: string): ReadSchema => {
  const key = `schema ${shape} ${path}`
  const kept = store.get(key) as ReadSchema | undefined
  if (kept) return kept
  const schema = readSchema(root.read, path)
  store.put(key, schema)
  return schema
}

/**
 * A package whose parsed files are kept in a folder, by their paths: the package must be one that never changes. Compiled
 * expressions are closures and cannot be kept; schemas with all their includes, and value sets, are.
 */
export const cachedPackage = (root: ArtefactRoot, cache: string | undefined): CachedPackage => {
  if (cache === undefined) return { root, load: (path) => loadRuleSet(root, path) }
  const store = openStore(cache)
  const documents = createLibrary(root.vocabulary, (path) => documentAt(root, store, path))
  return {
    root,
    load: (path) => {
      const file = `${schematronFolder}/${path}`
      return compileRuleSet(file, {
        read: root.read,
        vocabulary: root.vocabulary,
        schema: schemaAt(root, store, file),
        library: {
          find: (uri) => documents.find(join(dirname(file), uri)),
          document: documents.document,
          holds: documents.holds,
        },
      })
    },
  }
}
