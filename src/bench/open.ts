import { resolve } from 'node:path'
import type { Config } from '../model/config.ts'
import { BancError, messageOf } from '../model/errors.ts'
import type { FinishedRun, ScenarioResult } from '../model/finished.ts'
import type { Interruption } from '../model/interruptions.ts'
import type { Lang } from '../model/text.ts'
import { viewsOf } from '../protocols/views.ts'
import { finish, judgePlanned } from '../run/finish.ts'
import type { PlannedScenario, Selection } from '../run/plan.ts'
import { busy, closed, interrupted, notPlanned } from './bench-problems.ts'
import { pointLatestAt, writeReports } from './outputs.ts'
import { planFor, selectionFor } from './planned.ts'
import { defectsOf, refuseUnknownDefects } from './reference-product.ts'
import { reopen } from './resume.ts'
import { filesBeside } from './seal.ts'
import type { Sink } from './services.ts'
import { conductorOn, type StagedConductor, type Stops, stopAll } from './stage.ts'
import { startJournal } from './start-journal.ts'
import { suites } from './suites.ts'

/** What a run may be told beside its configuration. */
export interface BenchOptions {
  /** What to run; what is left out is the configuration's. */
  readonly selection?: Partial<Selection>
  /** Folder in which the run's own folder is made; `dossier` unless told. */
  readonly out?: string
  readonly lang?: Lang
  /** Folder of a run to go on with. */
  readonly resume?: string
  /** Whether `finish` writes the reports beside the journal; true unless told. */
  readonly reports?: boolean
  /** Told of each report that `finish` could not make or write; without it `finish` throws the first of them. */
  readonly onReportProblem?: (problem: BancError) => void
  /** Aborted when the run must stop before its end: the scenario that runs ends as interrupted. */
  readonly signal?: AbortSignal
}

/** One run, open: it drives scenarios one at a time, each judged when it ends. */
export interface Bench {
  /** The run's folder. */
  readonly folder: string
  /** Every planned scenario, in order; those that are not applicable are not driven. */
  readonly plan: readonly PlannedScenario[]
  /** What is left to drive: all that is applicable, less what a resumed run has done. */
  readonly remaining: readonly PlannedScenario[]
  /**
   * Drives one scenario to its end, has it judged, and says how it came out. Driven again, its last attempt counts.
   * @throws BancError BANC-SELECTION (not in this plan), BANC-CLOSED, BANC-BUSY, BANC-INTERRUPTED, BANC-JOURNAL-WRITE,
   *   BANC-JOURNAL-FULL,
   *   and what starting the services and the product throws: BANC-PORT, BANC-PRODUCT-UNREACHABLE… A bench that has
   *   failed so fails again in the same words: the way on is `finish`.
   */
  readonly drive: (id: string) => Promise<ScenarioResult>
  /**
   * Stops all that was started, ends the journal, writes the reports, seals the dossier. Called again, it gives the same
   * finished run. A report that fails takes neither the others nor the seal with it.
   * @throws BancError BANC-OUT, BANC-REPORT-FAILED, BANC-JOURNAL-WRITE, BANC-JOURNAL-FULL
   */
  readonly finish: (reason?: string) => Promise<FinishedRun>
}

const byTheUser: Interruption = 'interrupted by the user'
const beforeItsEnd: Interruption = 'finished before its end'

/**
 * Opens a run: plans it, makes its folder and its journal. Services and product start with the first scenario, so that
 * a bench that is opened and finished at once costs nothing.
 * @throws BancError BANC-CONFIG-INVALID, BANC-CONFIG-UNKNOWN-KEY, BANC-SELECTION, BANC-OPTION, BANC-DEFECT, BANC-OUT,
 *   and with `resume` BANC-DOSSIER-MISSING, BANC-JOURNAL-BROKEN, BANC-RESUME, BANC-RUN-OPEN
 */
export const openBench = async (config: Config, options: BenchOptions = {}): Promise<Bench> => {
  const planned = planFor(config, options.selection)
  await refuseUnknownDefects(config)
  const selection = selectionFor(config, options.selection)
  const lang = options.lang ?? config.lang ?? 'fr'
  const defects = defectsOf(config)
  const signal = options.signal ?? new AbortController().signal
  const out = resolve(options.out ?? config.out ?? 'dossier')
  const { journal, remaining, leave } =
    options.resume === undefined
      ? startJournal(config, planned, selection, { out, defects, lang })
      : reopen(options.resume, planned, { product: config.product, defects })
  pointLatestAt(journal.folder)

  // Until the conductor stands, what happens belongs to the run as a whole; then, to the scenario that runs.
  const sink: Sink & { to: typeof journal.append } = {
    to: journal.append,
    append: (...event) => sink.to(...event),
    put: journal.blobs.put,
    hide: journal.hide,
  }
  const stops: Stops = []
  const views = viewsOf()
  const judged = new Map<string, ScenarioResult>()
  let conducting: Promise<StagedConductor> | undefined
  let running: string | undefined
  let failure: unknown
  let finished: Promise<FinishedRun> | undefined

  const start = async (): Promise<StagedConductor> => {
    const conductor = await conductorOn(config, { folder: journal.folder, sink, stops, interrupted: signal }, journal)
    sink.to = conductor.record
    return conductor
  }

  const drivePlanned = async (one: PlannedScenario): Promise<ScenarioResult> => {
    conducting ??= start()
    const conductor = await conducting
    const stop = (): void => conductor.interrupt(byTheUser)
    signal.addEventListener('abort', stop, { once: true })
    try {
      await Promise.race([conductor.drive(one), aborted(signal)])
      signal.throwIfAborted()
    } catch (error) {
      if (!signal.aborted) conductor.interrupt(messageOf(error))
      throw error
    } finally {
      signal.removeEventListener('abort', stop)
    }
    const { id } = one.entry.scenario
    const result = await judgePlanned(id, journal.events, suites, journal.blobs.get, views)
    judged.set(id, result)
    return result
  }

  const drive = async (id: string): Promise<ScenarioResult> => {
    if (finished) throw closed(id)
    const one = planned.find(({ entry }) => entry.scenario.id === id)
    if (!one)
      throw notPlanned(
        id,
        planned.map(({ entry }) => entry.scenario.id),
      )
    if (failure !== undefined) throw failure
    if (running !== undefined) throw busy(id, running)
    if (signal.aborted) throw interrupted(id)
    if (!one.applicable) return judgePlanned(id, journal.events, suites, journal.blobs.get, views)
    running = id
    try {
      return await drivePlanned(one)
    } catch (error) {
      if (signal.aborted) throw interrupted(id)
      if (finished) throw closed(id)
      failure ??= error
      throw error
    } finally {
      running = undefined
    }
  }

  const close = async (reason: string | undefined): Promise<FinishedRun> => {
    let full: BancError | undefined
    try {
      const conductor = await conducting?.catch(() => undefined)
      if (running !== undefined) conductor?.interrupt(reason ?? beforeItsEnd)
      else if (conductor && !signal.aborted && failure === undefined) {
        await conductor.traces().catch((error: unknown) => {
          // Traces that a dossier cannot hold: the run ends without them, and says so.
          if (!isFull(error)) throw error
          failure = error
          full = error
        })
      }
      sink.to = journal.append
      await stopAll(stops)
      const why = signal.aborted ? byTheUser : (reason ?? (failure === undefined ? undefined : messageOf(failure)))
      const outcome = why === undefined ? 'complete' : 'interrupted'
      journal.append('run.ended', { outcome, ...(why === undefined ? {} : { reason: why }), sealed: true })
      journal.flush()
      const run = await finish(journal.events, suites, journal.blobs.get, judged, views)
      const problems = options.reports === false ? [] : await writeReports(journal.folder, run, lang)
      journal.append('run.sealed', { files: filesBeside(journal) })
      journal.flush()
      if (full) throw full
      const [problem] = problems
      if (problem && !options.onReportProblem) throw problem
      for (const one of problems) options.onReportProblem?.(one)
      return run
    } finally {
      sink.to = journal.append
      await stopAll(stops)
      try {
        journal.close()
      } finally {
        leave()
      }
    }
  }

  return {
    folder: journal.folder,
    plan: planned,
    remaining: remaining.filter(({ applicable }) => applicable),
    drive,
    finish: (reason) => {
      finished ??= close(reason)
      return finished
    },
  }
}

const isFull = (error: unknown): error is BancError => error instanceof BancError && error.code === 'BANC-JOURNAL-FULL'

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((settle) => {
    if (signal.aborted) settle()
    else signal.addEventListener('abort', () => settle(), { once: true })
  })
