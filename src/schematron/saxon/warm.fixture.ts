import { judgeWithSaxon, type SaxonPlan, saxonLacks } from './saxon.fixture.ts'

/** What warm Saxon-HE takes for documents: parsing and all their rule sets, in one JVM with its usual settings. */
export interface WarmSaxon {
  readonly documents: number
  readonly medianMs: number
  readonly p95Ms: number
  /** Of the judging thread over all documents. */
  readonly threadCpuMs: number
  /** Of the whole process over all documents: its collector and its compiler work beside the judging. */
  readonly processCpuMs: number
  /** The rule sets from XSLT to what Saxon runs; writing the XSLT is not counted. */
  readonly compileMs: number
  readonly peakMemoryMb: number
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/**
 * Measures Saxon-HE in the pass after the warming ones (two unless told). Answers what is missing, as a sentence's
 * end, on a machine without it.
 */
export const warmSaxon = async (plan: SaxonPlan): Promise<WarmSaxon | { readonly lacks: string }> => {
  const lacks = saxonLacks()
  if (lacks !== undefined) return { lacks }
  const run = await judgeWithSaxon({ warmPasses: 2, ...plan })
  const walls = run.judgements.map(({ wallMs }) => wallMs).toSorted((one, other) => one - other)
  return {
    documents: run.judgements.length,
    medianMs: at(walls, 0.5),
    p95Ms: at(walls, 0.95),
    threadCpuMs: run.judgements.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    processCpuMs: run.passCpuMs,
    compileMs: run.compileMs,
    peakMemoryMb: run.peakMemoryMb,
  }
}
