import { reportOf } from '../../../reports/json/json.ts'
import { verdictOf } from '../../../reports/summary.ts'
import { loadConfig } from '../../bench/config.ts'
import { type Bench, openBench } from '../../bench/open.ts'
import { referenceConfig } from '../../bench/reference-product.ts'
import type { BrowserConfig, Config } from '../../model/config.ts'
import type { BancError } from '../../model/errors.ts'
import { isA } from '../../model/event.ts'
import type { ScenarioResult } from '../../model/finished.ts'
import type { Lang } from '../../model/text.ts'
import { exitCodeOf } from '../../model/verdict.ts'
import { hostWarning } from '../host-warning.ts'
import { onStop } from '../on-stop.ts'
import { printJson, tell } from '../output.ts'
import { scenarioLines, summaryLines } from '../progress.ts'
import { badOption, listed, type SelectionOptions, selectionOf } from '../selection.ts'

/** The options of `run`, as typed. */
export interface RunOptions extends SelectionOptions {
  readonly config?: string
  readonly out?: string
  readonly defects?: string
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

/** Drives what is left, one scenario after the other, until the end or the first failure of the bench. */
const play = async (bench: Bench, signal: AbortSignal, told: (result: ScenarioResult) => void): Promise<unknown> => {
  for (const { entry } of bench.remaining) {
    if (signal.aborted) return undefined
    try {
      told(await bench.drive(entry.scenario.id))
    } catch (error) {
      return signal.aborted ? undefined : error
    }
  }
  return undefined
}

/** The main job: plays the services, drives the product, judges the recording, writes the dossier. */
export const run = async (options: RunOptions): Promise<number> => {
  const chosen = configOf(options)
  const config = options.browser ? { ...chosen, browser: { ...chosen.browser, kind: options.browser } } : chosen
  const lang = options.lang ?? config.lang ?? 'fr'
  const warning = hostWarning(config, lang)
  if (warning !== undefined) tell(warning)
  const stop = new AbortController()
  const listenNoMore = onStop(() => stop.abort())
  try {
    const missing: BancError[] = []
    const bench = await openBench(config, {
      onReportProblem: (problem) => missing.push(problem),
      selection: selectionOf(config, options),
      lang,
      signal: stop.signal,
      ...(options.out === undefined ? {} : { out: options.out }),
      ...(options.resume === undefined ? {} : { resume: options.resume }),
    })
    const failure = await play(bench, stop.signal, (result) => tell(...scenarioLines(result, lang).split('\n')))
    const finished = await bench.finish()
    if (failure !== undefined) throw failure
    const usual = options.out === undefined && config.out === undefined && options.resume === undefined
    if (options.format === 'json') printJson(reportOf(finished, lang))
    tell(...summaryLines(finished, usual ? 'dossier/latest' : bench.folder, lang).split('\n'))
    // The verdict is told all the same: what is missing comes last, where it is read.
    tell(...missing.slice(1).map((problem) => problem.describe(lang)))
    if (missing[0]) throw missing[0]
    const whole = finished.events.findLast(isA('run.ended'))?.data.outcome === 'complete'
    return whole ? exitCodeOf(verdictOf(finished.scenarios)) : 3
  } finally {
    listenNoMore()
  }
}
