import { compileRuleSet } from '../../schematron/compile.ts'
import type { CompiledRuleSet } from '../../schematron/model.ts'
import type { ArtefactRoot } from './root.ts'

/** The folder of the schemas in a package: rule sets are named by their paths under it. */
export const schematronFolder = 'schematrons'

/**
 * Compiles the rule set at a path under `schematrons/`, e.g. `profils/IHE.sch`.
 * @throws RuleSetRefused, BancError
 */
export const loadRuleSet = (root: ArtefactRoot, path: string): CompiledRuleSet => {
  const file = `${schematronFolder}/${path}`
  return compileRuleSet(file, { read: root.read, vocabulary: root.vocabulary, library: root.libraryFor(file) })
}
