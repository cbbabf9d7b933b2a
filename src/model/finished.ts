import type { JournalEvent } from './event.ts'
import type { Requirement } from './requirement.ts'
import type { Lang, Text } from './text.ts'
import type { Verdict } from './verdict.ts'

/** A check judged over one scenario. When it judged several observations, `expected` and `actual` are the worst one's. */
export interface CheckResult {
  readonly id: string
  readonly title: Text
  readonly verifies: readonly string[]
  readonly verdict: Verdict
  readonly expected: Text | string
  readonly actual: Text | string
  /** Ids of the journal events that show it. */
  readonly evidence: readonly string[]
  /** Id of the assumption that keeps this verdict from being worse than `warn`. */
  readonly assumption?: string
}

export interface ScenarioResult {
  readonly id: string
  readonly suite: string
  readonly section: Text
  readonly requirements: readonly string[]
  readonly title: Text
  readonly verdict: Verdict
  /** Why there is no automatic verdict: action not offered, product stopped, profile not claimed… */
  readonly reason?: Text
  readonly durationMs: number
  readonly checks: readonly CheckResult[]
}

/** A run that is over: all that a report may tell. Reports only read it. */
export interface FinishedRun {
  readonly run: {
    readonly id: string
    readonly startedAt: string
    readonly durationMs: number
    readonly benchVersion: string
    readonly product: { readonly name: string; readonly version: string }
    readonly couloirs: readonly string[]
    readonly vagues: readonly number[]
    readonly defects: readonly string[]
  }
  /** Chapters in the order of the requirement document, with the requirements that apply to this run. */
  readonly suites: readonly {
    readonly id: string
    readonly title: Text
    readonly requirements: readonly Requirement[]
  }[]
  readonly scenarios: readonly ScenarioResult[]
  readonly events: readonly JournalEvent[]
  /** Reads a stored body by its SHA-256 (hex); undefined when the store does not hold it. */
  readonly readBlob: (sha256: string) => Uint8Array | undefined
  readonly journal: { readonly head: string; readonly events: number; readonly complete: boolean }
}

/** One rendering of a finished run: pure, a run in, text out. */
export type Reporter = (run: FinishedRun, lang: Lang) => string | Promise<string>
