import { BancError, messageOf } from '../model/errors.ts'
import { isA, type JournalEvent } from '../model/event.ts'
import type { ScenarioResult } from '../model/finished.ts'
import type { Capabilities, Pilot, PilotAction, PilotActions } from '../model/pilot.ts'
import { type ControlHandlers, notOffered } from './control.ts'
import type { Journal } from './journal.ts'
import { judgeScenario } from './judge.ts'
import type { PlannedScenario } from './plan.ts'
import { scenarioRecord } from './record.ts'
import type { BrowseResult, BrowseStep } from './scenario.ts'

/** What the conductor needs to know of the services that listen. */
export interface Stage {
  readonly services: readonly string[]
  readonly faultsOf: (service: string) => readonly string[]
  /** Selects a fault, or none. */
  readonly select: (service: string, fault: string | undefined) => void
}

export interface Browser {
  readonly browse: (...steps: readonly BrowseStep[]) => Promise<BrowseResult>
}

/** Runs the scenarios of a plan one at a time: does what they ask, and writes down all that happens meanwhile. */
export interface Conductor extends ControlHandlers {
  /** Appends an event to the scenario that is running, or to the run when none is. */
  readonly record: (...event: Parameters<Journal['append']>) => JournalEvent
  readonly current: () => string | undefined
  /**
   * The run stops before its end: the scenario that is running ends as interrupted, and whatever its unfinished calls
   * still bring is not recorded, so that nothing follows the end of the journal.
   */
  readonly interrupt: (reason: string) => void
}

export const conductor = (parts: {
  readonly plan: readonly PlannedScenario[]
  readonly journal: Journal
  readonly pilot: Pilot
  readonly capabilities: Capabilities
  readonly stage: Stage
  /** A new browser without cookies, which tells each page it asked for. */
  readonly openBrowser: (record: Journal['append']) => Browser | Promise<Browser>
  readonly elapsed: () => number
  /** Called before each scenario: brings back a product that has died. */
  readonly prepare: () => Promise<void>
  readonly ended: (result: ScenarioResult) => void
}): Conductor => {
  const { plan, journal, pilot, capabilities, stage } = parts
  let running: { planned: PlannedScenario; since: number; browser: Browser } | undefined

  let stopped = false

  const record: Journal['append'] = (type, data, scenario) => {
    if (stopped) throw new Error('the run is over')
    return journal.append(type, data, scenario ?? running?.planned.entry.scenario.id)
  }

  const recordEnd = (
    outcome: 'driven' | 'not-offered' | 'interrupted',
    reason: string | undefined,
    since: number,
  ): void => {
    const durationMs = Math.round(parts.elapsed() - since)
    record('scenario.ended', { outcome, ...(reason === undefined ? {} : { reason }), durationMs })
  }

  const act = async <A extends PilotAction>(action: A, params: PilotActions[A]['params']) => {
    if (!capabilities.actions.includes(action)) {
      throw new BancError({
        code: notOffered,
        what: { fr: 'Le produit n’offre pas cette action.', en: 'The product does not offer this action.' },
        where: action,
        todo: { fr: 'Ce scénario est à attester.', en: 'This scenario is to be attested.' },
      })
    }
    const since = parts.elapsed()
    try {
      const result = await pilot.act(action, params)
      record('pilot.action', { action, params, result, durationMs: Math.round(parts.elapsed() - since) })
      return result
    } catch (error) {
      const code = error instanceof BancError ? error.code : 'BANC-INTERNAL'
      const failure = { code, message: messageOf(error) }
      record('pilot.action', { action, params, error: failure, durationMs: Math.round(parts.elapsed() - since) })
      throw error
    }
  }

  const isExchangeOf = (service: string, operation?: string) => (event: JournalEvent) => {
    if (event.type === 'exchange.http') {
      return event.data.service === service && (operation === undefined || event.data.operation === operation)
    }
    if (event.type === 'exchange.hl7') {
      return event.data.service === service && (operation === undefined || event.data.event === operation)
    }
    return event.type === 'exchange.smtp' && event.data.service === service
  }

  const sinceStart = (): readonly JournalEvent[] => {
    const id = running?.planned.entry.scenario.id
    const mine = journal.events.filter(({ scenario }) => scenario === id)
    return mine.slice(mine.findLastIndex(isA('scenario.started')))
  }

  return {
    record,
    current: () => running?.planned.entry.scenario.id,
    interrupt: (reason) => {
      if (running) recordEnd('interrupted', reason, running.since)
      running = undefined
      stopped = true
    },
    start: async ({ scenario }) => {
      const planned = plan.find(({ entry }) => entry.scenario.id === scenario)
      if (!planned?.applicable) return { run: false }
      for (const service of stage.services) stage.select(service, undefined)
      await parts.prepare().catch((error: unknown) => record('bench.note', { message: messageOf(error) }))
      const attempt = journal.events.filter((event) => event.scenario === scenario && event.type === 'scenario.started')
      const browser = await parts.openBrowser(record)
      running = { planned, since: parts.elapsed(), browser }
      record('scenario.started', { title: planned.entry.scenario.title.fr, attempt: attempt.length + 1 })
      const missing = planned.entry.scenario.needs.find((action) => !capabilities.actions.includes(action))
      return { run: true, ...(missing === undefined ? {} : { missing }) }
    },
    pilot: async ({ action, params }) => ({ result: await act(action, params as never) }),
    fault: async ({ service, fault }) => {
      if (!stage.faultsOf(service).includes(fault)) {
        throw new BancError({
          code: 'BANC-FAULT',
          what: {
            fr: `Le service ${service} n’a pas de panne « ${fault} ».`,
            en: `Service ${service} has no fault "${fault}".`,
          },
          where: service,
          todo: { fr: 'Corrigez le scénario.', en: 'Correct the scenario.' },
        })
      }
      stage.select(service, fault)
      record('fault.selected', { service, fault })
      return {}
    },
    quiet: async ({ services, ms }) => {
      const seen = () => sinceStart().filter((event) => services.some((service) => isExchangeOf(service)(event))).length
      const before = seen()
      await new Promise((wake) => setTimeout(wake, ms))
      record('window.closed', { services, ms, exchanges: seen() - before })
      return {}
    },
    waitFor: async ({ service, operation, ms }) => {
      const wanted = isExchangeOf(service, operation)
      if (sinceStart().some(wanted)) return { seen: true }
      return new Promise((resolve) => {
        const settle = (seen: boolean) => {
          clearTimeout(timer)
          stop()
          resolve({ seen })
        }
        const timer = setTimeout(() => settle(false), ms)
        const stop = journal.watch((event) => wanted(event) && settle(true))
      })
    },
    traces: async () => {
      record('product.traces', { traces: await pilot.traces() })
      return {}
    },
    browse: async ({ steps }) => {
      if (!running) throw new Error('no scenario is running')
      return running.browser.browse(...steps)
    },
    end: async ({ outcome, reason }) => {
      if (!running) throw new Error('no scenario is running')
      const { planned, since } = running
      const { scenario } = planned.entry
      recordEnd(outcome, reason, since)
      journal.flush()
      running = undefined
      const readBlob = (sha256: string) => journal.blobs.get(sha256) ?? new Uint8Array()
      const seen = scenarioRecord(scenario.id, journal.events, readBlob)
      const result = await judgeScenario(planned.suite.id, planned.entry, seen, planned.binding)
      parts.ended(result)
      const failures = result.checks.filter(({ verdict }) => verdict === 'fail')
      return { verdict: result.verdict, failures: failures.map(({ id, title }) => `${id} : ${title.fr}`) }
    },
  }
}
