import { type Verdict, verdicts } from '../../schemas/words.ts'

export { type Verdict, verdicts }

/** The worst verdict of the parts by the precedence above; a whole without parts is `inconclusive`. */
export const worst = (parts: readonly Verdict[]): Verdict =>
  verdicts.find((verdict) => parts.includes(verdict)) ?? 'inconclusive'

/** Exit codes of the command line: 0 conformant, 1 not conformant, 3 inconclusive. */
export const exitCodeOf = (verdict: Verdict): 0 | 1 | 3 => {
  if (verdict === 'fail') return 1
  return verdict === 'inconclusive' ? 3 : 0
}
