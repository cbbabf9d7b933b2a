import { BancError, messageOf } from '../../model/errors.ts'
import { type Lang, say } from '../../model/text.ts'
import { judge } from '../../schematron/judge.ts'
import type { CompiledRuleSet } from '../../schematron/model.ts'
import { announcedBy } from '../artefacts/announced.ts'
import { commonRuleSetsOf, uncalledRuleSets } from '../artefacts/applicable.ts'
import { voletChoice } from '../artefacts/choice.ts'
import { type ArtefactRoot, indexDocument } from '../artefacts/root.ts'
import type { CdaJudge } from '../judged.ts'
import type { RuleSetResult } from '../result.ts'
import { choiceResult } from './choice-result.ts'
import { chosenWords } from './choice-words.ts'
import { ruleSetResultOf } from './findings.ts'

/** `CI-SIS_VAC_2023.01.sch` is version 2023.01: the files' own `schemaVersion` repeats their name. */
export const versionOf = (path: string, packageVersion: string): string =>
  /_(\d+(?:\.\d+)+)\.sch$/.exec(path)?.[1] ?? packageVersion

const told = (error: unknown, lang: Lang): string =>
  error instanceof BancError ? `${error.code} : ${say(error.what, lang)}` : messageOf(error)

/** A rule set that could not be applied at all. */
const notApplied = (name: string, version: string, why: string): RuleSetResult => ({
  name,
  version,
  rulesFired: 0,
  aborted: why,
  findings: [],
})

export interface SchematronSetting {
  readonly root: ArtefactRoot
  readonly load: (path: string) => CompiledRuleSet
  /** The version of the package, for rule sets without one of their own. */
  readonly version: string
}

/**
 * Judges a CDA with the official rule sets that its own templateIds call for. Each is compiled when it is first
 * needed; one that cannot be compiled is told in every document that needs it.
 */
export const schematronJudge = ({ root, load, version }: SchematronSetting): CdaJudge => {
  const loaded = new Map<string, CompiledRuleSet | Error>()
  const ruleSetAt = (path: string): CompiledRuleSet | Error => {
    const known = loaded.get(path)
    if (known !== undefined) return known
    let made: CompiledRuleSet | Error
    try {
      made = load(path)
    } catch (error) {
      made = error instanceof Error ? error : new Error(String(error))
    }
    loaded.set(path, made)
    return made
  }
  const uncalled = uncalledRuleSets(root)
  return (_bytes, element, lang) => {
    try {
      const xml = element.document
      const document = indexDocument(xml)
      const judgedBy = (path: string): RuleSetResult => {
        const own = versionOf(path, version)
        const ruleSet = ruleSetAt(path)
        if (ruleSet instanceof Error) return notApplied(path, own, told(ruleSet, lang))
        return ruleSetResultOf(path, own, judge(ruleSet, document))
      }
      const choice = voletChoice(root, announcedBy(xml))
      return [
        choiceResult(choice, uncalled, element, lang),
        ...commonRuleSetsOf(root).map(judgedBy),
        ...choice.chosen.map((one) => ({ ...judgedBy(one.path), because: say(chosenWords(one), lang) })),
      ]
    } catch (error) {
      return [notApplied('schematrons', version, told(error, lang))]
    }
  }
}
