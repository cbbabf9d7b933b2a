import { cacheFolder } from '../../bench/cache.ts'
import type { Change } from '../../bench/changes.ts'
import { openDossier } from '../../bench/dossier.ts'
import { integrityOf } from '../../bench/integrity.ts'
import { judgeAgain } from '../../bench/judge-again.ts'
import { viewsKeptIn } from '../../bench/kept-papers.ts'
import type { FinishedRun } from '../../model/finished.ts'
import { type Lang, say, type Text } from '../../model/text.ts'
import { print, printJson } from '../output.ts'

export interface ReplayOptions {
  readonly format?: string
  readonly lang?: Lang
}

const again = (run: FinishedRun, compared: boolean): Text => {
  const scenarios = run.scenarios.length
  const checks = run.scenarios.reduce((sum, scenario) => sum + scenario.checks.length, 0)
  return compared
    ? {
        fr: `✔ ${scenarios} scénarios et ${checks} contrôles rejugés : verdicts identiques.`,
        en: `✔ ${scenarios} scenarios and ${checks} checks judged again: identical verdicts.`,
      }
    : {
        fr: `${scenarios} scénarios et ${checks} contrôles jugés ; il n’y a pas de report.json à comparer.`,
        en: `${scenarios} scenarios and ${checks} checks judged; there is no report.json to compare with.`,
      }
}

const shown = (value: unknown): string => (value === undefined ? '∅' : JSON.stringify(value).slice(0, 200))

/** What a scenario or a check says, as another bench may word it; the facts and counts of the run are no sentences. */
const isSentence = ({ path }: Change): boolean => path.startsWith('scenarios/')

/** More changes than these are counted only. */
const mostTold = 50

const changeLines = (changes: readonly Change[], otherBench: boolean, lang: Lang): readonly string[] => {
  if (changes.length === 0) return []
  const sign = otherBench ? '≠' : '✘'
  const rest = changes.length - mostTold
  const words: Text = otherBench
    ? {
        fr: 'Un autre banc, ou celui d’avant les sceaux, a écrit ce rapport : ces phrases peuvent en venir.',
        en: 'Another bench, or one from before seals, wrote this report: these sentences may come from it.',
      }
    : {
        fr: 'Le rapport ne dit pas ce que ce banc dit du même journal.',
        en: 'The report does not say what this bench says of the same journal.',
      }
  return [
    ...changes.slice(0, mostTold).map(({ path, was, is }) => `${sign} ${path} : ${shown(was)} → ${shown(is)}`),
    ...(rest > 0 ? [`${sign} … + ${rest}`] : []),
    say(words, lang),
  ]
}

/**
 * Judges a stored run again, without product or mocks: 0 when it is whole and every verdict and text is found again, 1
 * when it was altered, when a verdict differs, or a text that the same bench wrote, or a fact of the run; 3 when only its end
 * is missing.
 */
export const replay = async (path: string, options: ReplayOptions): Promise<number> => {
  const lang = options.lang ?? 'fr'
  const dossier = openDossier(path)
  const { damage, lack } = integrityOf(dossier)
  const { run, differences: found, changes, otherBench } = await judgeAgain(dossier, viewsKeptIn(cacheFolder()))
  const same = damage.length === 0 && found.length === 0 && changes.every((change) => otherBench && isSentence(change))
  const problems = damage.map((problem) => problem.describe(lang))
  if (options.format === 'json') {
    printJson({
      intact: damage.length === 0,
      problem: problems[0] ?? lack?.describe(lang) ?? null,
      problems,
      complete: run.journal.complete,
      differences: found,
      changes: changes.map(({ path: at, was, is }) => ({ path: at, was: was ?? null, is: is ?? null })),
    })
  } else {
    print(
      ...problems,
      ...(lack ? [lack.describe(lang)] : []),
      ...found.map(
        ({ scenario, check, was, is }) => `✘ ${scenario}${check ? ` ${check}` : ''} : ${was ?? '∅'} → ${is ?? '∅'}`,
      ),
      ...changeLines(changes, otherBench, lang),
      ...(same ? [say(again(run, dossier.report !== undefined), lang)] : []),
    )
  }
  if (!same) return 1
  return run.journal.complete ? 0 : 3
}
