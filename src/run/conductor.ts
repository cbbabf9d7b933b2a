import { BancError, messageOf } from '../model/errors.ts'
import type { EventData, JournalEvent } from '../model/event.ts'
import type { Capabilities, Pilot } from '../model/pilot.ts'
import { type Browser, driveOn, type Stage } from './drive.ts'
import type { Journal } from './journal.ts'
import { missingActionIn } from './not-offered.ts'
import type { PlannedScenario } from './plan.ts'
import { type TimeTrouble, watchTime } from './time-watch.ts'

/** Drives scenarios one at a time: does what they ask, and writes down all that happens meanwhile. It judges nothing. */
export interface Conductor {
  /** Appends an event to the scenario that is running, or to the run when none is. */
  readonly record: Journal['append']
  readonly current: () => string | undefined
  /** Drives one scenario and records how it ended. Never throws for what the product does; throws when the run is over. */
  readonly drive: (planned: PlannedScenario) => Promise<void>
  /**
   * The run stops before its end: the scenario that is running ends as interrupted, and whatever its unfinished calls
   * still bring is not recorded, so that nothing follows the end of the journal.
   */
  readonly interrupt: (reason: string) => void
}

export interface Conducted {
  readonly journal: Journal
  readonly pilot: Pilot
  readonly capabilities: Capabilities
  readonly stage: Stage
  /** A new browser without cookies, which tells each page it asked for. */
  readonly openBrowser: (record: Journal['append']) => Browser | Promise<Browser>
  readonly elapsed: () => number
  /** Watches the clocks while a scenario runs; `watchTime` unless told. */
  readonly watchTime?: () => () => TimeTrouble
  /** Called before each scenario: brings back a product that has died. */
  readonly prepare: () => Promise<void>
}

type Ending = Pick<EventData['scenario.ended'], 'outcome' | 'reason'>

const over = (): Error => new Error('the run is over')

export const conductor = (parts: Conducted): Conductor => {
  const { journal, capabilities, stage } = parts
  let running: { readonly id: string; readonly since: number; readonly trouble: () => TimeTrouble } | undefined
  let stopped = false

  const record: Journal['append'] = (type, data, scenario) => {
    if (stopped) throw over()
    return journal.append(type, data, scenario ?? running?.id)
  }

  const end = ({ outcome, reason }: Ending, { since, trouble }: NonNullable<typeof running>): void => {
    const durationMs = Math.round(parts.elapsed() - since)
    record('scenario.ended', { outcome, ...(reason === undefined ? {} : { reason }), durationMs, ...trouble() })
  }

  const attemptsAt = (id: string): number =>
    journal.events.filter((event: JournalEvent) => event.scenario === id && event.type === 'scenario.started').length

  /** Plays one scenario to its end, and says how it ended. */
  const play = async ({ entry }: PlannedScenario, browser: Browser): Promise<Ending> => {
    const { needs, drive } = entry.scenario
    const missing = needs.find((action) => !capabilities.actions.includes(action))
    if (missing !== undefined) return { outcome: 'not-offered', reason: missing }
    try {
      await drive(driveOn({ ...parts, record, browser, since: journal.events.length }))
      return { outcome: 'driven' }
    } catch (error) {
      const action = missingActionIn(error)
      if (action !== undefined) return { outcome: 'not-offered', reason: action }
      return { outcome: 'interrupted', reason: error instanceof BancError ? error.describe('fr') : messageOf(error) }
    }
  }

  return {
    record,
    current: () => running?.id,
    interrupt: (reason) => {
      if (running) end({ outcome: 'interrupted', reason }, running)
      running = undefined
      stopped = true
    },
    drive: async (planned) => {
      if (stopped) throw over()
      const { id, title } = planned.entry.scenario
      for (const service of stage.services) await stage.select(service, undefined)
      await parts.prepare().catch((error: unknown) => record('bench.note', { message: messageOf(error) }))
      const browser = await parts.openBrowser(record)
      if (stopped) throw over()
      const since = parts.elapsed()
      const attempt = attemptsAt(id) + 1
      const own = { id, since, trouble: (parts.watchTime ?? watchTime)() }
      running = own
      record('scenario.started', { title: title.fr, attempt })
      const ending = await play(planned, browser)
      if (stopped) throw over()
      end(ending, own)
      journal.flush()
      running = undefined
    },
  }
}
