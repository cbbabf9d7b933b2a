import { setTimeout as wait } from 'node:timers/promises'
import { BancError, messageOf } from '../model/errors.ts'
import type { JournalEvent } from '../model/event.ts'
import type { Capabilities, Pilot, PilotAction, PilotActions } from '../model/pilot.ts'
import { isExchangeOf } from './exchange-of.ts'
import type { Journal } from './journal.ts'
import { notOffered } from './not-offered.ts'
import type { BrowseResult, BrowseStep, Drive } from './scenario.ts'

/** How long a window of silence lasts when a scenario does not say, in milliseconds. */
const defaultQuietMs = 400
const defaultWaitMs = 5_000

/** In how many parts the bench waits: after each the product must answer before the next begins. */
const slices = 4
const silenceUnproved = 'the product did not answer while it was watched: that nothing came proves nothing'

/**
 * Waits `ms` milliseconds at least, and as long as the product takes to answer its pilot after each part of them: a
 * machine that is slow or stops makes the wait longer, never shorter than what the product could use. Gives how many
 * times it answered.
 */
const answeredOver = async (pilot: Pilot, ms: number, given?: AbortSignal): Promise<number> => {
  let answers = 0
  for (let slice = 0; slice < slices; slice += 1) {
    await wait(ms / slices, undefined, given ? { signal: given } : {}).catch(() => {})
    if (given?.aborted) break
    if (
      await pilot.capabilities().then(
        () => true,
        () => false,
      )
    )
      answers += 1
  }
  return answers
}

/** What driving needs to know of the services that listen. */
export interface Stage {
  readonly services: readonly string[]
  readonly faultsOf: (service: string) => readonly string[]
  /** Selects a fault, or none; settles when whoever calls the service meets it. */
  readonly select: (service: string, fault: string | undefined) => Promise<void>
}

export interface Browser {
  readonly browse: (...steps: readonly BrowseStep[]) => Promise<BrowseResult>
}

/** What one scenario is driven with. */
export interface Driving {
  readonly journal: Journal
  readonly pilot: Pilot
  readonly capabilities: Capabilities
  readonly stage: Stage
  readonly elapsed: () => number
  readonly record: Journal['append']
  readonly browser: Browser
  /** How many events the journal had when the scenario began. */
  readonly since: number
}

const noSuchFault = (service: string, fault: string): BancError =>
  new BancError({
    code: 'BANC-FAULT',
    what: {
      fr: `Le service ${service} n’a pas de panne « ${fault} ».`,
      en: `Service ${service} has no fault "${fault}".`,
    },
    where: service,
    todo: { fr: 'Corrigez le scénario.', en: 'Correct the scenario.' },
  })

const actingOn =
  ({ pilot, capabilities, elapsed, record }: Driving): Drive['pilot'] =>
  async <A extends PilotAction>(action: A, params: PilotActions[A]['params']) => {
    if (!capabilities.actions.includes(action)) throw notOffered(action)
    const since = elapsed()
    const duration = (): number => Math.round(elapsed() - since)
    try {
      const result = await pilot.act(action, params)
      record('pilot.action', { action, params, result, durationMs: duration() })
      return result
    } catch (error) {
      const code = error instanceof BancError ? error.code : 'BANC-INTERNAL'
      record('pilot.action', { action, params, error: { code, message: messageOf(error) }, durationMs: duration() })
      throw error
    }
  }

/** All that a scenario may ask of the bench, done in this process. */
export const driveOn = (driving: Driving): Drive => {
  const { journal, pilot, stage, record, browser, since } = driving
  const seen = (): readonly JournalEvent[] => journal.events.slice(since)
  return {
    pilot: actingOn(driving),
    fault: async (service, fault) => {
      if (!stage.faultsOf(service).includes(fault)) throw noSuchFault(service, fault)
      await stage.select(service, fault)
      record('fault.selected', { service, fault })
    },
    quiet: async (services, ms = defaultQuietMs) => {
      const count = () => seen().filter((event) => services.some((service) => isExchangeOf(service)(event))).length
      const before = count()
      const answers = await answeredOver(pilot, ms)
      if (answers < slices) record('bench.note', { message: silenceUnproved })
      else record('window.closed', { services, ms, exchanges: count() - before, answers })
    },
    waitFor: async (service, operation, ms = defaultWaitMs) => {
      const wanted = isExchangeOf(service, operation)
      if (seen().some(wanted)) return true
      const found = Promise.withResolvers<true>()
      const over = new AbortController()
      const stop = journal.watch((event) => wanted(event) && found.resolve(true))
      try {
        return await Promise.race([found.promise, answeredOver(pilot, ms, over.signal).then(() => false)])
      } finally {
        over.abort()
        stop()
      }
    },
    traces: async () => {
      record('product.traces', { traces: await pilot.traces() })
    },
    browse: (...steps) => browser.browse(...steps),
  }
}
