import { resolve } from 'node:path'
import type { Config } from '../model/config.ts'
import { BancError, messageOf } from '../model/errors.ts'
import type { FinishedRun, ScenarioResult } from '../model/finished.ts'
import type { Lang } from '../model/text.ts'
import { viewsOf } from '../protocols/views.ts'
import { finish, judgePlanned } from '../run/finish.ts'
import { type PlannedScenario, plan, type Selection } from '../run/plan.ts'
import { nearest } from './nearest.ts'
import { pointLatestAt, writeReports } from './outputs.ts'
import { reopen } from './resume.ts'
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
  /** Defects of the reference product that the configuration switches on, for the record. */
  readonly defects?: readonly string[]
  /** Folder of a run to go on with. */
  readonly resume?: string
  /** Whether `finish` writes the reports beside the journal; true unless told. */
  readonly reports?: boolean
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
   *   and what starting the services and the product throws: BANC-PORT, BANC-PRODUCT-UNREACHABLE…
   */
  readonly drive: (id: string) => Promise<ScenarioResult>
  /**
   * Stops all that was started, ends the journal, writes the reports. Called again, it gives the same finished run.
   * @throws BancError BANC-OUT, BANC-JOURNAL-WRITE
   */
  readonly finish: (reason?: string) => Promise<FinishedRun>
}

const refused = (code: `BANC-${string}`, where: string, fr: string, en: string, todo: [string, string]): BancError =>
  new BancError({ code, what: { fr, en }, where, todo: { fr: todo[0], en: todo[1] } })

const closed = (id: string): BancError =>
  refused('BANC-CLOSED', id, 'Ce run est terminé.', 'This run is over.', [
    'Ouvrez un autre banc, ou reprenez ce run avec l’option resume s’il a été interrompu.',
    'Open another bench, or go on with this run by the option resume if it was interrupted.',
  ])

const busy = (id: string, running: string): BancError =>
  refused('BANC-BUSY', id, `Le scénario ${running} est en cours.`, `Scenario ${running} is running.`, [
    'Attendez sa fin : un banc joue un scénario à la fois.',
    'Wait for its end: a bench drives one scenario at a time.',
  ])

const interrupted = (id: string): BancError =>
  refused('BANC-INTERRUPTED', id, 'Le run a été interrompu.', 'The run was interrupted.', [
    'Reprenez-le avec « run --resume » ou l’option resume.',
    'Go on with "run --resume" or the option resume.',
  ])

const notPlanned = (id: string, planned: readonly PlannedScenario[]): BancError => {
  const meant = nearest(
    id,
    planned.map(({ entry }) => entry.scenario.id),
  )
  return refused('BANC-SELECTION', id, `« ${id} » n’est pas au plan de ce run.`, `"${id}" is not in this run's plan.`, [
    meant ? `Vouliez-vous écrire « ${meant} » ?` : '« list » donne tous les numéros.',
    meant ? `Did you mean "${meant}"?` : '"list" names them all.',
  ])
}

const nothingToRun = (): BancError =>
  refused('BANC-OPTION', 'run', 'Aucun scénario ne correspond à ce choix.', 'No scenario matches this selection.', [
    'Voyez « run --help ».',
    'See "run --help".',
  ])

export const byTheUser = 'interrupted by the user'

/** The selection of a run: the configuration's, where the options do not say otherwise. */
const selectionFor = (config: Config, chosen: Partial<Selection> = {}): Selection => ({
  couloirs: config.couloirs ?? [],
  vagues: config.vagues ?? [1, 2],
  profils: config.profils ?? [],
  suites: [],
  only: [],
  ...chosen,
})

/** What a run of this configuration would play, in order. @throws BancError BANC-SELECTION, BANC-OPTION (nothing to run) */
export const planFor = (config: Config, chosen?: Partial<Selection>): readonly PlannedScenario[] => {
  const planned = plan(suites, selectionFor(config, chosen))
  if (planned.length === 0) throw nothingToRun()
  return planned
}

/**
 * Opens a run: plans it, makes its folder and its journal. Services and product start with the first scenario, so that
 * a bench that is opened and finished at once costs nothing.
 * @throws BancError BANC-SELECTION, BANC-OPTION, BANC-OUT, BANC-RESUME, BANC-DOSSIER-MISSING, BANC-JOURNAL-BROKEN
 */
export const openBench = async (config: Config, options: BenchOptions = {}): Promise<Bench> => {
  const lang = options.lang ?? config.lang ?? 'fr'
  const defects = options.defects ?? []
  const signal = options.signal ?? new AbortController().signal
  const selection = selectionFor(config, options.selection)
  const planned = planFor(config, selection)
  const resumed =
    options.resume === undefined ? undefined : reopen(options.resume, planned, { product: config.product, defects })
  const journal =
    resumed?.journal ??
    startJournal(config, planned, selection, { out: resolve(options.out ?? config.out ?? 'dossier'), defects, lang })
  pointLatestAt(journal.folder)

  // Until the conductor stands, what happens belongs to the run as a whole; then, to the scenario that runs.
  const sink: Sink & { to: typeof journal.append } = {
    to: journal.append,
    append: (...event) => sink.to(...event),
    put: journal.blobs.put,
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
    if (!one) throw notPlanned(id, planned)
    if (running !== undefined) throw busy(id, running)
    if (signal.aborted) throw interrupted(id)
    if (!one.applicable) return judgePlanned(id, journal.events, suites, journal.blobs.get, views)
    running = id
    try {
      return await drivePlanned(one)
    } catch (error) {
      if (signal.aborted) throw interrupted(id)
      failure ??= error
      throw error
    } finally {
      running = undefined
    }
  }

  const close = async (reason: string | undefined): Promise<FinishedRun> => {
    try {
      const conductor = await conducting?.catch(() => undefined)
      if (running !== undefined) conductor?.interrupt(reason ?? 'finished before its end')
      else if (conductor && !signal.aborted && failure === undefined) await conductor.traces()
      sink.to = journal.append
      await stopAll(stops)
      const why = signal.aborted ? byTheUser : (reason ?? (failure === undefined ? undefined : messageOf(failure)))
      journal.append('run.ended', why === undefined ? { outcome: 'complete' } : { outcome: 'interrupted', reason: why })
      journal.flush()
      const run = await finish(journal.events, suites, journal.blobs.get, judged, views)
      if (options.reports !== false) writeReports(journal.folder, run, lang)
      return run
    } finally {
      sink.to = journal.append
      await stopAll(stops)
      journal.close()
    }
  }

  return {
    folder: journal.folder,
    plan: planned,
    remaining: (resumed?.remaining ?? planned).filter(({ applicable }) => applicable),
    drive,
    finish: (reason) => {
      finished ??= close(reason)
      return finished
    },
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((settle) => {
    if (signal.aborted) settle()
    else signal.addEventListener('abort', () => settle(), { once: true })
  })
