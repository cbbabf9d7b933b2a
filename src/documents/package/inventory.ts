import { dirname, join } from 'node:path/posix'
import { BancError } from '../../model/errors.ts'
import type { Text } from '../../model/text.ts'
import { compileRuleSet } from '../../schematron/compile.ts'
import { expandPatterns } from '../../schematron/expand.ts'
import { readSchema } from '../../schematron/include.ts'
import type { SchemaElement } from '../../schematron/source.ts'
import { noDocuments } from '../../schematron/xpath/library.ts'
import { commonRuleSetsOf, uncalledRuleSets } from '../artefacts/applicable.ts'
import { insidePath } from '../artefacts/folder.ts'
import { schematronFolder } from '../artefacts/load.ts'
import type { ArtefactProblem, ArtefactRoot } from '../artefacts/root.ts'

/** Something that the rule sets of a package ask for and do not get, or a rule set that no document asks for. */
export interface PackageProblem {
  readonly kind: ArtefactProblem['kind'] | 'refused' | 'not-applied'
  /** From the root of the package. */
  readonly path: string
  readonly detail: Text | undefined
  /** The rule sets that ask for it, by their paths under `schematrons/`. */
  readonly askedBy: readonly string[]
}

/** A variable whose value is a file name, or a name that `doc()` is given as it is. */
const wholeName = /(?<=^\s*|\bdoc\(\s*|\bdocument\(\s*)(?:'([^']*\w\.(?:xml|rdf))'|"([^"]*\w\.(?:xml|rdf))")/g

/** The file names that expressions write out in full; those put together at run time cannot be known. */
const namedFiles = (element: SchemaElement): readonly string[] => [
  ...[...element.attributes.values()].flatMap((value) =>
    [...value.matchAll(wholeName)].map(([, single, double]) => single ?? double ?? ''),
  ),
  ...element.content.flatMap((node) => (typeof node === 'string' ? [] : namedFiles(node))),
]

/** The rule sets of a package: those for every document, then those of the volets. */
export const ruleSetsOf = (root: ArtefactRoot): readonly string[] => [
  ...commonRuleSetsOf(root),
  ...root.list(schematronFolder).filter((name) => name.endsWith('.sch')),
]

const detailOf = (found: string | undefined): Text | undefined =>
  found === undefined ? undefined : { fr: `le paquet a « ${found} »`, en: `the package has "${found}"` }

const notApplied: Text = {
  fr: 'ni templateId ni code de document connu du banc ne l’appelle : seul le prologue d’un document peut le nommer',
  en: 'no templateId or document code that the bench knows calls for it: only the prolog of a document may name it',
}

/**
 * Every file that the rule sets ask for by name and that is missing or written otherwise, every rule set that does not
 * compile, and every one that is never applied.
 */
export const inventoryOf = (root: ArtefactRoot): readonly PackageProblem[] => {
  const askedBy = new Map<string, Set<string>>()
  const refused: PackageProblem[] = []
  const ask = (path: string, by: string): void => {
    const known = askedBy.get(path)
    if (known) known.add(by)
    else askedBy.set(path, new Set([by]))
  }
  for (const name of ruleSetsOf(root)) {
    const file = `${schematronFolder}/${name}`
    try {
      const read = readSchema(root.read, file)
      for (const { path } of read.missing) ask(path, name)
      const named = [read.schema, ...expandPatterns(read.schema, [])].flatMap(namedFiles)
      for (const uri of new Set(named)) {
        const path = join(dirname(file), uri)
        ask(path, name)
        if (insidePath(path) !== undefined) root.read(path)
      }
      compileRuleSet(file, { read: root.read, vocabulary: root.vocabulary, library: noDocuments, schema: read })
    } catch (error) {
      if (!(error instanceof BancError)) throw error
      refused.push({ kind: 'refused', path: file, detail: error.what, askedBy: [name] })
    }
  }
  const problems = root.problems.map(
    ({ kind, path, detail }): PackageProblem => ({
      kind,
      path,
      detail: detailOf(detail),
      askedBy: [...(askedBy.get(path) ?? [])],
    }),
  )
  const uncalled = uncalledRuleSets(root).map(
    (path): PackageProblem => ({
      kind: 'not-applied',
      path: `${schematronFolder}/${path}`,
      detail: notApplied,
      askedBy: [],
    }),
  )
  return [...problems.toSorted((one, other) => (one.path < other.path ? -1 : 1)), ...refused, ...uncalled]
}
