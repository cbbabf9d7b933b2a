import { writeReports } from '../cli/outputs.ts'
import type { Config } from '../model/config.ts'
import { messageOf } from '../model/errors.ts'
import type { FinishedRun, ScenarioResult } from '../model/finished.ts'
import type { Pilot } from '../model/pilot.ts'
import type { Lang } from '../model/text.ts'
import { type Conductor, conductor } from '../run/conductor.ts'
import { serveControl } from '../run/control-server.ts'
import { finish } from '../run/finish.ts'
import type { Journal } from '../run/journal.ts'
import type { PlannedScenario } from '../run/plan.ts'
import { browserFor, type OpenBrowser } from './browsers.ts'
import { runScenarios } from './scenarios.ts'
import { type Sink, stageOf } from './services.ts'
import { type StageSet, type Stops, setStage, stopAll } from './stage.ts'
import { suites } from './suites.ts'

/** The whole of one run, on a journal that is open. */
export interface BenchRun {
  readonly config: Config
  /** What is left to run, in order. */
  readonly plan: readonly PlannedScenario[]
  readonly journal: Journal
  readonly lang: Lang
  readonly vitestReporters: readonly string[]
  /** Where those reporters write. */
  readonly reporterOutput: NodeJS.WriteStream
  readonly ended: (result: ScenarioResult) => void
  /** Aborted when the user asks to stop. */
  readonly interrupted: AbortSignal
}

const conductorOn = ({ plan, journal, ended }: BenchRun, stage: StageSet, openBrowser: OpenBrowser): Conductor =>
  conductor({
    plan,
    journal,
    pilot: stage.pilot,
    capabilities: stage.product.capabilities,
    stage: stageOf(stage.services),
    openBrowser,
    elapsed: () => performance.now(),
    prepare: stage.product.revive,
    ended,
  })

const byTheUser = 'interrupted by the user'

// A product without traces, or one that has died, has none to give: what it did is in the journal anyway.
const tracesOf = (pilot: Pilot): Promise<readonly unknown[]> => pilot.traces().catch(() => [])

const play = async (run: BenchRun, sink: Sink & { to: Journal['append'] }, stops: Stops): Promise<void> => {
  const { journal, plan, interrupted } = run
  const applicable = plan.filter((planned) => planned.applicable)
  // Nothing to drive (a resumed run lacked only its end): neither services nor product need to start.
  if (applicable.length === 0) return
  // Before anything starts: what is not installed is said at once.
  const browser = await browserFor(run.config.browser)
  const stage = await setStage(run.config, { folder: journal.folder, sink, stops, interrupted })
  journal.append('pilot.capabilities', stage.product.capabilities)
  const conducting = conductorOn(run, stage, await browser(stage.ca, journal.blobs, stops))
  sink.to = conducting.record
  const control = await serveControl(conducting)
  stops.push(control.close)
  const scenarios = await runScenarios(applicable, control.address, {
    names: run.vitestReporters,
    output: run.reporterOutput,
  })
  try {
    await Promise.race([scenarios.done, aborted(interrupted)])
    interrupted.throwIfAborted()
  } catch (error) {
    conducting.interrupt(interrupted.aborted ? byTheUser : messageOf(error))
    scenarios.cancel().catch(() => {})
    throw error
  }
  journal.append('product.traces', { traces: await tracesOf(stage.pilot) })
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((settle) => {
    if (signal.aborted) settle()
    else signal.addEventListener('abort', () => settle(), { once: true })
  })

/**
 * Runs the plan, then judges the journal and writes the reports. What was started is stopped whatever happens, the
 * journal ends with why as long as it can be written, and an error is thrown again once all that is done.
 */
export const bench = async (run: BenchRun): Promise<FinishedRun> => {
  const { journal } = run
  // Until the conductor stands, what happens belongs to the run as a whole; then, to the scenario that runs.
  const sink: Sink & { to: Journal['append'] } = {
    to: journal.append,
    append: (...event) => sink.to(...event),
    put: journal.blobs.put,
  }
  const stops: Stops = []
  let failure: { readonly error: unknown } | undefined
  try {
    await play(run, sink, stops)
  } catch (error) {
    if (!run.interrupted.aborted) failure = { error }
  }
  sink.to = journal.append
  await stopAll(stops)
  const reason = run.interrupted.aborted ? byTheUser : failure && messageOf(failure.error)
  journal.append('run.ended', reason === undefined ? { outcome: 'complete' } : { outcome: 'interrupted', reason })
  journal.flush()
  const finished = await finish(journal.events, suites, journal.blobs.get)
  writeReports(journal.folder, finished, run.lang)
  if (failure) throw failure.error
  return finished
}
