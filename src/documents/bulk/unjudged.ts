import { say, type Text } from '../../model/text.ts'
import { changeFormats } from '../formats/change.ts'
import { formats } from '../formats/formats.ts'
import { benchFailed, type ReadingProblem, readingResult } from '../reading.ts'
import { type FileResult, type RuleSetResult, verdictOf } from '../result.ts'
import { by, type Judging, type Told } from './judge-source.ts'
import type { Noticed, Source, Unreadable } from './source.ts'

/** The entry of what no rule judged: as every entry in the format that is asked for, or as a line of a comparison. */
const told = (
  file: string,
  ruleSet: RuleSetResult,
  message: Text,
  { lang, format, compare, judgedBy }: Judging,
): Told => {
  const verdict = verdictOf([ruleSet])
  const result: FileResult = { file, kind: 'unknown', verdict, ruleSets: [ruleSet], durationMs: 0, ...by(judgedBy) }
  const rendered = compare
    ? changeFormats[compare.format].unjudged(file, verdict, say(message, lang), lang)
    : formats[format].file(result, () => undefined, lang)
  return { file, verdict, changed: false, isUnjudged: true, rendered }
}

const about = (problem: ReadingProblem, { lang }: Judging): RuleSetResult =>
  readingResult(lang, 'info', problem, say(problem.message, lang))

/** What became of a file whose thread ended under it: the bench failed, and says nothing of the document. */
export const abandoned = ({ file }: Source, why: string, judging: Judging): Told => {
  const problem = benchFailed(why)
  return told(file, about(problem, judging), problem.message, judging)
}

/** The entry of a file that was not judged: refused where it is wrong, else inconclusive. */
export const unreadTold = ({ file, rule, problem, isWrong }: Unreadable, judging: Judging): Told => {
  const message = isWrong
    ? { fr: `Ce fichier est refusé : ${problem.fr}.`, en: `This file is refused: ${problem.en}.` }
    : { fr: `Ce fichier ne peut pas être lu : ${problem.fr}.`, en: `This file cannot be read: ${problem.en}.` }
  const found = { rule, line: 0, column: 0, message }
  return told(file, isWrong ? readingResult(judging.lang, 'error', found) : about(found, judging), message, judging)
}

/** The entry of a folder of which something is said as a whole. */
export const noticedTold = ({ file, rule, noticed, severity }: Noticed, judging: Judging): Told => {
  const found = { rule, line: 0, column: 0, message: noticed }
  return told(file, { ...readingResult(judging.lang, severity, found), rulesFired: 1 }, noticed, judging)
}
