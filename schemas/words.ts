// Closed lists of words that contracts and the bench share: plain values, for whoever needs them at run time.

/** Referencing tracks of the Ségur programme that the catalogue knows. */
export const couloirs = ['LGC', 'RIS', 'BIO', 'DPI', 'PFI', 'DB'] as const
export type Couloir = (typeof couloirs)[number]

/** Waves of the programme. */
export const vagues = [1, 2] as const
export type Vague = (typeof vagues)[number]

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

/** What a file is, by its content: names and extensions lie. */
export const kinds = ['cda', 'xdm', 'xds-metadata', 'pdf', 'mail', 'vihf', 'jwt', 'soap', 'hl7v2', 'unknown'] as const
export type Kind = (typeof kinds)[number]

/** How much a finding of a document matters: an error fails the file, a warning warns. */
export const severities = ['error', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]
