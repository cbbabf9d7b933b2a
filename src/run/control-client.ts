import { type ControlAddress, ControlError, type ControlMessage, type ControlMessages, notOffered } from './control.ts'
import type { Drive, Scenario } from './scenario.ts'

/** How long a window of silence lasts when a scenario does not say, in milliseconds. */
const defaultQuietMs = 400
const defaultWaitMs = 5_000

type Call = <M extends ControlMessage>(
  message: M,
  params: ControlMessages[M]['params'],
) => Promise<ControlMessages[M]['result']>

const callTo =
  ({ url, token }: ControlAddress): Call =>
  async (message, params) => {
    const response = await fetch(`${url}/${message}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(params),
    })
    if (response.ok) return (await response.json()) as never
    const { code, detail, message: text } = (await response.json()) as Record<'code' | 'detail' | 'message', string>
    throw new ControlError(code, detail, text)
  }

const driveOver = (call: Call): Drive => ({
  pilot: async (action, params) => {
    const { result } = await call('pilot', { action, params })
    // The bench has checked the result against the action's schema before handing it over.
    return result as never
  },
  fault: async (service, fault) => {
    await call('fault', { service, fault })
  },
  quiet: async (services, ms = defaultQuietMs) => {
    await call('quiet', { services, ms })
  },
  waitFor: async (service, operation, ms = defaultWaitMs) => (await call('waitFor', { service, operation, ms })).seen,
  traces: async () => {
    await call('traces', {})
  },
  browse: (...steps) => call('browse', { steps }),
})

/** How a scenario's Vitest test ended. */
export interface Driven {
  readonly run: boolean
  readonly verdict: string
  readonly failures: readonly string[]
}

/** Drives one scenario through the control port and reports how it ended; what it observed is in the journal. */
export const driveScenario = async (scenario: Scenario, address: ControlAddress): Promise<Driven> => {
  const call = callTo(address)
  const { run, missing } = await call('start', { scenario: scenario.id })
  if (!run) return { run: false, verdict: 'not-applicable', failures: [] }
  if (missing) return { run, ...(await call('end', { outcome: 'not-offered', reason: missing })) }
  try {
    await scenario.drive(driveOver(call))
    return { run: true, ...(await call('end', { outcome: 'driven' })) }
  } catch (error) {
    const unoffered = error instanceof ControlError && error.code === notOffered
    const ended = unoffered
      ? await call('end', { outcome: 'not-offered', reason: error.detail })
      : await call('end', { outcome: 'interrupted', reason: error instanceof Error ? error.message : String(error) })
    return { run: true, ...ended }
  }
}
