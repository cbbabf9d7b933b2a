import type { PilotAction } from '../model/pilot.ts'
import type { BrowseStep } from './scenario.ts'

/**
 * What a scenario, running in a Vitest worker, may ask of the bench, which runs in the main process: each message is
 * one JSON POST on a loopback port, guarded by a token. All recording happens on the bench's side.
 */
export interface ControlMessages {
  /** `missing` is a needed action that the product does not offer: the scenario then ends before it began. */
  start: { params: { scenario: string }; result: { run: boolean; missing?: PilotAction } }
  pilot: { params: { action: PilotAction; params: unknown }; result: { result: unknown } }
  fault: { params: { service: string; fault: string }; result: Record<string, never> }
  quiet: { params: { services: readonly string[]; ms: number }; result: Record<string, never> }
  waitFor: { params: { service: string; operation: string | undefined; ms: number }; result: { seen: boolean } }
  browse: { params: { steps: readonly BrowseStep[] }; result: { url: string; status: number; text: string } }
  traces: { params: Record<string, never>; result: Record<string, never> }
  end: {
    params: { outcome: 'driven' | 'not-offered' | 'interrupted'; reason?: string }
    result: { verdict: string; failures: readonly string[] }
  }
}

export type ControlMessage = keyof ControlMessages

/** What answers those messages. */
export type ControlHandlers = {
  readonly [M in ControlMessage]: (params: ControlMessages[M]['params']) => Promise<ControlMessages[M]['result']>
}

/** Where the worker finds the bench. */
export interface ControlAddress {
  readonly url: string
  readonly token: string
}

/** An error that crossed the control port: `code` tells a missing action (`BANC-NOT-OFFERED`) from a failure. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly code: string
  readonly detail: string

  constructor(code: string, detail: string, message: string) {
    super(message)
    this.code = code
    this.detail = detail
  }
}

export const notOffered = 'BANC-NOT-OFFERED'
