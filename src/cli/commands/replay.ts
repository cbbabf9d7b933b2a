import { type Dossier, openDossier } from '../../bench/dossier.ts'
import { judgeAgain } from '../../bench/judge-again.ts'
import type { ErrorCode } from '../../model/error-codes.ts'
import { BancError } from '../../model/errors.ts'
import type { FinishedRun } from '../../model/finished.ts'
import { type Lang, say, type Text } from '../../model/text.ts'
import { journalFile } from '../../run/journal.ts'
import { print, printJson } from '../output.ts'

export interface ReplayOptions {
  readonly format?: string
  readonly lang?: Lang
}

const restore: Text = {
  fr: 'Repartez de l’original de ce dossier, ou rejouez le run.',
  en: 'Start from the original of this dossier, or run again.',
}

const problem = (code: ErrorCode, where: string, what: Text, todo: Text): BancError =>
  new BancError({ code, where, what, todo })

/** A chain without its last links is still a chain: only the report remembers how it ended. */
const lostItsEnd = ({ journal, folder, report }: Dossier): BancError | undefined => {
  const known = report?.journal
  if (!known || journal.cut || journal.events.some(({ hash }) => hash === known.head)) return undefined
  const { length } = journal.events
  return problem(
    'BANC-JOURNAL-BROKEN',
    `${journalFile(folder)}:${length + 1}`,
    {
      fr: `Journal altéré : il a ${length} événements, le rapport en connaissait ${known.events} (lignes retirées à la fin).`,
      en: `Altered journal: it has ${length} events, the report knew ${known.events} (lines removed at the end).`,
    },
    restore,
  )
}

/** What is wrong with the recording itself; undefined when it is what was written. */
const damage = (dossier: Dossier): BancError | undefined => {
  const { journal, folder } = dossier
  if (!journal.broken) return lostItsEnd(dossier)
  const { line, event, reason } = journal.broken
  return problem(
    'BANC-JOURNAL-BROKEN',
    `${journalFile(folder)}:${line}${event ? ` ${event}` : ''}`,
    {
      fr: `Journal altéré à la ligne ${line}${event ? `, événement ${event}` : ''} : ${reason.fr}.`,
      en: `Altered journal at line ${line}${event ? `, event ${event}` : ''}: ${reason.en}.`,
    },
    restore,
  )
}

const resumable: Text = {
  fr: 'Terminez ce run avec « run --resume ».',
  en: 'Finish this run with "run --resume".',
}

/** What the recording lacks when nobody altered it: the end of a killed run. */
const lack = (dossier: Dossier): BancError | undefined => {
  const { journal, folder } = dossier
  if (journal.cut) {
    const { line, bytes } = journal.cut
    return problem(
      'BANC-JOURNAL-CUT',
      `${journalFile(folder)}:${line}`,
      {
        fr: `Le journal s’arrête au milieu de la ligne ${line} (${bytes} octets sans fin de ligne) : ce qui précède est lu.`,
        en: `The journal stops in the middle of line ${line} (${bytes} bytes without a line end): what precedes is read.`,
      },
      resumable,
    )
  }
  if (journal.complete || damage(dossier)) return undefined
  return problem(
    'BANC-JOURNAL-CUT',
    journalFile(folder),
    {
      fr: 'Le journal n’a pas de fin : le run a été interrompu, ce qui en reste est lu.',
      en: 'The journal has no end: the run was interrupted, what there is of it is read.',
    },
    resumable,
  )
}

const lines = (...said: readonly (string | undefined)[]): string => said.filter((line) => line !== undefined).join('\n')

/** Integrity only: 0 when every line and every body is what was written, 1 when not. */
export const verify = (path: string, options: ReplayOptions): number => {
  const lang = options.lang ?? 'fr'
  const dossier = openDossier(path)
  const broken = damage(dossier)?.describe(lang)
  const lacking = lack(dossier)?.describe(lang)
  const { events, complete, cut } = dossier.journal
  if (options.format === 'json') {
    const intact = broken === undefined
    printJson({ intact, complete, cut: cut ?? null, events: events.length, problem: broken ?? lacking ?? null })
  } else {
    const intact = lang === 'fr' ? `✔ ${events.length} événements intacts.` : `✔ ${events.length} events intact.`
    print(lines(broken ?? intact, lacking))
  }
  return broken === undefined ? 0 : 1
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

/**
 * Judges a stored run again, without product or mocks: 0 when it is whole and every verdict is found again, 1 when it
 * was altered or a verdict differs, 3 when only its end is missing.
 */
export const replay = async (path: string, options: ReplayOptions): Promise<number> => {
  const lang = options.lang ?? 'fr'
  const dossier = openDossier(path)
  const broken = damage(dossier)?.describe(lang)
  const lacking = lack(dossier)?.describe(lang)
  const { run, differences: found } = await judgeAgain(dossier)
  const same = broken === undefined && found.length === 0
  if (options.format === 'json') {
    const { complete } = run.journal
    printJson({ intact: broken === undefined, problem: broken ?? lacking ?? null, complete, differences: found })
  } else {
    const told = found.map(
      ({ scenario, check, was, is }) => `✘ ${scenario}${check ? ` ${check}` : ''} : ${was ?? '∅'} → ${is ?? '∅'}`,
    )
    print(lines(broken, lacking, ...told, same ? say(again(run, dossier.report !== undefined), lang) : undefined))
  }
  if (!same) return 1
  return run.journal.complete ? 0 : 3
}
