import type { Lang } from '../../model/text.ts'
import { finish } from '../../run/finish.ts'
import { differences } from '../../run/replay.ts'
import { type Dossier, openDossier } from '../dossier.ts'
import { print, printJson } from '../output.ts'
import { suites } from '../suites.ts'

export interface ReplayOptions {
  readonly format?: string
  readonly lang?: Lang
}

/** What is wrong with the recording itself, in the reader's words; undefined when it is whole. */
const damage = ({ journal, folder }: Dossier, lang: Lang): string | undefined => {
  if (!journal.broken) return undefined
  const { line, event, reason } = journal.broken
  const place = `${folder}/journal.ndjson:${line}${event ? ` (${event})` : ''}`
  const said = lang === 'fr' ? 'journal altéré' : 'altered journal'
  return `BANC-JOURNAL-BROKEN ${place} : ${said}, ${reason[lang]}.`
}

const cutNote = ({ journal }: Dossier, lang: Lang): string | undefined => {
  if (journal.cut) {
    const { line, bytes } = journal.cut
    return lang === 'fr'
      ? `Le journal s’arrête au milieu de la ligne ${line} (${bytes} octets sans fin de ligne) : ce qui précède est lu.`
      : `The journal stops in the middle of line ${line} (${bytes} bytes without a line end): what precedes is read.`
  }
  if (journal.complete || journal.broken) return undefined
  return lang === 'fr'
    ? 'Le journal n’a pas de fin : le run a été interrompu.'
    : 'The journal has no end: the run was interrupted.'
}

/** Integrity only: 0 when every line and every body is what was written. */
export const verify = (path: string, options: ReplayOptions): number => {
  const lang = options.lang ?? 'fr'
  const dossier = openDossier(path)
  const broken = damage(dossier, lang)
  const { events, complete, cut } = dossier.journal
  if (options.format === 'json') {
    printJson({
      intact: broken === undefined,
      complete,
      cut: cut ?? null,
      events: events.length,
      problem: broken ?? null,
    })
  } else {
    const intact = lang === 'fr' ? `${events.length} événements intacts` : `${events.length} events intact`
    print([broken ?? intact, cutNote(dossier, lang)].filter((line) => line !== undefined).join('\n'))
  }
  return broken === undefined ? 0 : 1
}

/** Judges a stored run again, without product or mocks: 0 when it is whole and every verdict is found again. */
export const replay = async (path: string, options: ReplayOptions): Promise<number> => {
  const lang = options.lang ?? 'fr'
  const dossier = openDossier(path)
  const broken = damage(dossier, lang)
  const run = await finish(dossier.journal.events, suites, dossier.readBlob)
  const found = broken || !dossier.report ? [] : differences(dossier.report.scenarios, run)
  const same = broken === undefined && found.length === 0
  if (options.format === 'json') {
    printJson({
      intact: broken === undefined,
      problem: broken ?? null,
      complete: run.journal.complete,
      differences: found,
    })
    return same ? 0 : 1
  }
  const checks = run.scenarios.reduce((sum, scenario) => sum + scenario.checks.length, 0)
  const identical =
    lang === 'fr'
      ? `✔ ${run.scenarios.length} scénarios et ${checks} contrôles rejugés : verdicts identiques.`
      : `✔ ${run.scenarios.length} scenarios and ${checks} checks judged again: identical verdicts.`
  const told = found.map(
    ({ scenario, check, was, is }) => `✘ ${scenario}${check ? ` ${check}` : ''} : ${was ?? '∅'} → ${is ?? '∅'}`,
  )
  const noReport =
    dossier.report || broken
      ? undefined
      : lang === 'fr'
        ? 'Pas de report.json à comparer.'
        : 'There is no report.json to compare with.'
  print([broken, cutNote(dossier, lang), noReport, ...told, same ? identical : undefined].filter(Boolean).join('\n'))
  return same ? 0 : 1
}
