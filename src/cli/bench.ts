import type { Config } from '../model/config.ts'
import { messageOf } from '../model/errors.ts'
import type { FinishedRun, ScenarioResult } from '../model/finished.ts'
import type { Pilot } from '../model/pilot.ts'
import type { Lang } from '../model/text.ts'
import { createBrowser } from '../pilot/browser.ts'
import { type Conductor, conductor } from '../run/conductor.ts'
import { serveControl } from '../run/control-server.ts'
import { finish } from '../run/finish.ts'
import type { Journal } from '../run/journal.ts'
import type { PlannedScenario } from '../run/plan.ts'
import { writeReports } from './outputs.ts'
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
  readonly ended: (result: ScenarioResult) => void
  /** Aborted when the user asks to stop. */
  readonly interrupted: AbortSignal
}

const conductorOn = ({ plan, journal, ended }: BenchRun, stage: StageSet): Conductor =>
  conductor({
    plan,
    journal,
    pilot: stage.pilot,
    capabilities: stage.product.capabilities,
    stage: stageOf(stage.services),
    openBrowser: (record) =>
      createBrowser({
        ca: stage.ca,
        record: ({ body, mediaType, ...hop }) => {
          const kept = body.byteLength === 0 ? {} : { body: journal.blobs.put(body, mediaType) }
          record('browser.hop', { ...hop, ...kept })
        },
      }),
    elapsed: () => performance.now(),
    prepare: stage.product.revive,
    ended,
  })

// A product without traces, or one that has died, has none to give: what it did is in the journal anyway.
const tracesOf = (pilot: Pilot): Promise<readonly unknown[]> => pilot.traces().catch(() => [])

const play = async (run: BenchRun, sink: Sink & { to: Journal['append'] }, stops: Stops): Promise<void> => {
  const { journal, plan, interrupted } = run
  const stage = await setStage(run.config, journal.folder, sink, stops)
  journal.append('pilot.capabilities', stage.product.capabilities)
  const conducting = conductorOn(run, stage)
  sink.to = conducting.record
  const control = await serveControl(conducting)
  stops.push(control.close)
  const applicable = plan.filter((planned) => planned.applicable)
  const scenarios = await runScenarios(applicable, control.address, run.vitestReporters)
  const stopped = new Promise<void>((settle) => {
    interrupted.addEventListener('abort', () => {
      void scenarios.cancel()
      settle()
    })
  })
  await Promise.race([scenarios.done, stopped])
  if (!interrupted.aborted) journal.append('product.traces', { traces: await tracesOf(stage.pilot) })
}

/**
 * Runs the plan, then judges the journal and writes the reports. What was started is stopped whatever happens, the
 * journal always ends with why, and an error is thrown again once all that is done.
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
    failure = { error }
  }
  sink.to = journal.append
  await stopAll(stops)
  const reason = failure ? messageOf(failure.error) : run.interrupted.aborted ? 'interrupted by the user' : undefined
  journal.append('run.ended', reason === undefined ? { outcome: 'complete' } : { outcome: 'interrupted', reason })
  journal.flush()
  const finished = await finish(journal.events, suites, journal.blobs.get)
  writeReports(journal.folder, finished, run.lang)
  if (failure) throw failure.error
  return finished
}
