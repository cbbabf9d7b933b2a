/**
 * What the bench knows about a check, a scenario or a run. The list is closed and ordered: the verdict of a whole is
 * the first of this list found among its parts.
 *
 * - `fail`: the product did what a DOIT forbids, or did not do what it demands
 * - `inconclusive`: no evidence, or the bench itself failed; never blamed on the product
 * - `warn`: a PEUT is not met, or the judgement rests on an assumption
 * - `attested`: a human gave evidence; a reviewer must look
 * - `external`: the proof is minted elsewhere and its reference is recorded
 * - `pass`
 * - `not-applicable`: the profile is not claimed
 */
export const verdicts = ['fail', 'inconclusive', 'warn', 'attested', 'external', 'pass', 'not-applicable'] as const

export type Verdict = (typeof verdicts)[number]

/** The worst verdict of the parts by the precedence above; a whole without parts is `inconclusive`. */
export const worst = (parts: readonly Verdict[]): Verdict =>
  verdicts.find((verdict) => parts.includes(verdict)) ?? 'inconclusive'

/** Exit codes of the command line: 0 conformant, 1 not conformant, 3 inconclusive. */
export const exitCodeOf = (verdict: Verdict): 0 | 1 | 3 => {
  if (verdict === 'fail') return 1
  return verdict === 'inconclusive' ? 3 : 0
}
