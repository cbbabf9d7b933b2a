import { type Lang, say, type Text } from '../../model/text.ts'
import { clinicalDocumentIn } from '../../rules/cda/select.ts'
import { locationOf, type PlacedElement } from '../../xml/placed.ts'
import { announcedBy } from '../artefacts/announced.ts'
import { isMissed, isOther, type VoletChoice, voletChoice } from '../artefacts/choice.ts'
import type { CdaJudge } from '../judged.ts'
import { choiceName, type FileFinding, type RuleSetResult } from '../result.ts'
import type { ToldRule } from '../told-rules.ts'
import { choiceWords, missedFinding, otherFinding } from './choice-words.ts'

const findingAt =
  (root: PlacedElement, lang: Lang) =>
  ({ rule, message }: { readonly rule: ToldRule; readonly message: Text }): FileFinding => {
    const at = clinicalDocumentIn(root) ?? root
    const { line, column } = at
    return { rule, severity: 'warning', location: locationOf(at), line, column, message: say(message, lang) }
  }

/**
 * The choice of the volets' rule sets as a result of its own: which and why, always; and a warning where the document
 * announces what was not judged. `uncalled` are the files of the package that no document calls for; undefined without
 * a package, where nothing is judged by a volet and nothing is held against the document.
 */
export const choiceResult = (
  { chosen, passed }: VoletChoice,
  uncalled: readonly string[] | undefined,
  root: PlacedElement,
  lang: Lang,
): RuleSetResult => {
  const wrong =
    uncalled === undefined
      ? []
      : [...chosen.filter(isOther).map(otherFinding), ...passed.filter(isMissed).map(missedFinding)]
  return {
    name: choiceName,
    version: '1',
    because: say(choiceWords(chosen, passed, uncalled), lang),
    rulesFired: wrong.length > 0 ? 1 : 0,
    aborted: null,
    findings: wrong.map(findingAt(root, lang)),
  }
}

/** Without a package no volet judges a document: says so, and which it announces. */
export const withoutPackage: CdaJudge = (_bytes, root, lang) => [
  choiceResult(voletChoice(undefined, announcedBy(root.document)), undefined, root, lang),
]
