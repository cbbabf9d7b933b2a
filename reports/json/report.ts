import type { Lang } from '../../src/model/text.ts'
import type { Verdict } from '../../src/model/verdict.ts'

/** Number of scenarios by verdict, as `report.json` spells them. */
export interface ReportSummary {
  readonly pass: number
  readonly fail: number
  readonly warn: number
  readonly inconclusive: number
  readonly notApplicable: number
  readonly attested: number
  readonly external: number
}

export interface ReportCheck {
  readonly id: string
  readonly title: string
  readonly verifies: readonly string[]
  readonly verdict: Verdict
  readonly expected: string
  readonly actual: string
  readonly evidence: readonly string[]
  readonly assumption?: string
}

export interface ReportScenario {
  readonly id: string
  readonly suite: string
  readonly section: string
  readonly requirements: readonly string[]
  readonly title: string
  readonly verdict: Verdict
  readonly reason?: string
  readonly durationMs: number
  readonly checks: readonly ReportCheck[]
}

/** The content of `report.json`: `schemas/report.schema.json` is its contract. Sentences are in the language of `lang`. */
export interface Report {
  readonly lang: Lang
  readonly verdict: Verdict
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
  readonly summary: ReportSummary
  readonly scenarios: readonly ReportScenario[]
  readonly journal: { readonly head: string; readonly events: number; readonly complete: boolean }
}
