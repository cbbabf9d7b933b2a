import type { PilotAction, PilotActions } from '../model/pilot.ts'
import type { Text } from '../model/text.ts'
import type { FaultOf, ServiceName } from '../model/words.ts'

/** One step of the bench's own user agent, which plays the browser of a web login. */
export type BrowseStep =
  | { readonly open: string }
  /** Follow the first link or button-like form whose visible text or accessible name contains this. */
  | { readonly click: string }
  /** Fill the page's form by field name and submit it. */
  | { readonly submit: Readonly<Record<string, string>> }

/** Where the user agent stands after its steps. */
export interface BrowseResult {
  readonly url: string
  readonly status: number
  readonly text: string
}

/** All that a scenario may do: drive and wait. Judging is for checks, later, on the recording. */
export interface Drive {
  /** Asks the product to act. Throws BANC-NOT-OFFERED when the product does not offer it. */
  readonly pilot: <A extends PilotAction>(
    action: A,
    params: PilotActions[A]['params'],
  ) => Promise<PilotActions[A]['result']>
  /** Selects a named fault of a national service until the scenario ends. */
  readonly fault: <S extends ServiceName>(service: S, fault: FaultOf<S>) => Promise<void>
  /**
   * Watches services for `ms` milliseconds, and until the product has answered its pilot all along, so that an absence
   * can count as evidence.
   */
  readonly quiet: (services: readonly ServiceName[], ms?: number) => Promise<void>
  /** Waits until the product has had this exchange with a service, at least `ms` milliseconds. */
  readonly waitFor: (service: ServiceName, operation?: string, ms?: number) => Promise<boolean>
  /** Reads the product's own journal (`GET /pilot/traces`) into the recording, as it stands now. */
  readonly traces: () => Promise<void>
  /** Plays the browser. Cookies live as long as the scenario. */
  readonly browse: (...steps: readonly BrowseStep[]) => Promise<BrowseResult>
}

/** One official scenario: which actions it needs, and how it is driven. */
export interface Scenario {
  /** Official number: `INS/va1.52.01`. */
  readonly id: string
  readonly title: Text
  readonly requirements: readonly string[]
  /** Pilot actions without which the scenario cannot be driven. */
  readonly needs: readonly PilotAction[]
  readonly drive: (bench: Drive) => Promise<void>
}

/** Declares a scenario: a value, until a bench drives it. */
export const scenario = (declared: Scenario): Scenario => declared
