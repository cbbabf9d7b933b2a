import { resolve } from 'node:path'
import { json } from '../../../reports/json/json.ts'
import { verdictOf } from '../../../reports/summary.ts'
import { bench } from '../../bench/bench.ts'
import { referenceConfig } from '../../bench/reference-product.ts'
import { reopen } from '../../bench/resume.ts'
import { makeRunFolder, runId } from '../../bench/run-folder.ts'
import { suites } from '../../bench/suites.ts'
import type { BrowserConfig, Config } from '../../model/config.ts'
import { isA } from '../../model/event.ts'
import type { Lang } from '../../model/text.ts'
import { exitCodeOf } from '../../model/verdict.ts'
import { openJournal } from '../../run/journal.ts'
import { type PlannedScenario, plan, type Selection } from '../../run/plan.ts'
import { loadConfig } from '../config.ts'
import { pointLatestAt } from '../outputs.ts'
import { scenarioLines, summaryLines } from '../progress.ts'
import { badOption, listed, type SelectionOptions, selectionOf } from '../selection.ts'
import { version } from '../version.ts'

/** The options of `run`, as typed. */
export interface RunOptions extends SelectionOptions {
  readonly config?: string
  readonly out?: string
  readonly defects?: string
  readonly reporter?: readonly string[]
  readonly browser?: BrowserConfig['kind']
  readonly resume?: string
  readonly format?: string
  readonly lang?: Lang
}

const configOf = (options: RunOptions): Config => {
  const defects = listed(options.defects)
  const loaded = loadConfig(options.config, process.cwd())
  if (!loaded) return referenceConfig(defects)
  if (defects.length === 0) return loaded.config
  throw badOption(
    '--defects',
    'Les défauts n’existent que dans le produit de référence, sans --config.',
    'Only the reference product has defects, without --config.',
  )
}

const startJournal = (
  config: Config,
  planned: readonly PlannedScenario[],
  selection: Selection,
  options: RunOptions,
) => {
  const now = () => new Date()
  const id = runId(config.product.name, now())
  const folder = makeRunFolder(resolve(options.out ?? config.out ?? 'dossier'), id)
  const journal = openJournal(folder, now)
  journal.append('run.started', {
    run: id,
    benchVersion: version,
    product: { name: config.product.name, version: config.product.version },
    couloirs: selection.couloirs,
    vagues: selection.vagues,
    profils: selection.profils,
    plan: planned.map(({ entry }) => entry.scenario.id),
    notApplicable: planned
      .filter(({ applicable }) => !applicable)
      .map(({ entry, requirements }) => ({ id: entry.scenario.id, profils: requirements.map(({ profil }) => profil) })),
    defects: listed(options.defects),
    lang: options.lang ?? config.lang ?? 'fr',
  })
  return journal
}

/** The main job: plays the services, drives the product, judges the recording, writes the dossier. */
export const run = async (options: RunOptions): Promise<number> => {
  const chosen = configOf(options)
  const config = options.browser ? { ...chosen, browser: { ...chosen.browser, kind: options.browser } } : chosen
  const lang = options.lang ?? config.lang ?? 'fr'
  const selection = selectionOf(config, options)
  const planned = plan(suites, selection)
  if (planned.length === 0) {
    throw badOption('run', 'Aucun scénario ne correspond à ce choix.', 'No scenario matches this selection.')
  }
  const resumed =
    options.resume === undefined
      ? undefined
      : reopen(options.resume, planned, { product: config.product, defects: listed(options.defects) })
  const journal = resumed?.journal ?? startJournal(config, planned, selection, options)
  pointLatestAt(journal.folder)
  const stop = new AbortController()
  const onSignal = () => stop.abort()
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  try {
    const finished = await bench({
      config,
      plan: resumed?.remaining ?? planned,
      journal,
      lang,
      vitestReporters: options.reporter ?? [],
      // With --format json the one document has standard output to itself.
      reporterOutput: options.format === 'json' ? process.stderr : process.stdout,
      interrupted: stop.signal,
      ended: (result) => process.stderr.write(`${scenarioLines(result, lang)}\n`),
    })
    const usual = options.out === undefined && config.out === undefined && options.resume === undefined
    const folder = usual ? 'dossier/latest' : journal.folder
    if (options.format === 'json') process.stdout.write(json(finished, lang))
    process.stderr.write(`${summaryLines(finished, folder, lang)}\n`)
    const whole = finished.events.findLast(isA('run.ended'))?.data.outcome === 'complete'
    return whole ? exitCodeOf(verdictOf(finished.scenarios)) : 3
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    journal.close()
  }
}
