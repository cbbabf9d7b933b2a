import type { Kind } from '../model/kind.ts'
import type { Lang } from '../model/text.ts'
import type { View } from '../protocols/views.ts'
import type { Claim } from '../rules/coherence/claim.ts'
import type { PlacedElement } from '../xml/placed.ts'
import type { RuleSetResult } from './result.ts'

/** What judging one piece gives: its rule sets, those of its parts, and what it says about patient and document. */
export interface Judged {
  readonly ruleSets: readonly RuleSetResult[]
  readonly claims: readonly Claim[]
}

export const nothingJudged: Judged = { ruleSets: [], claims: [] }

export interface JudgedPart extends Judged {
  readonly kind: Kind
}

/** A further judgement of every CDA, wherever it lies: XSD, Schematron. Pure of the file's name; never throws. */
export type CdaJudge = (
  bytes: Uint8Array,
  /** The root of the whole XML file: the ClinicalDocument, or what wraps it. */
  root: PlacedElement,
  lang: Lang,
) => readonly RuleSetResult[] | Promise<readonly RuleSetResult[]>

/**
 * The official schemas of the services' messages. Gives the judgement of one message; undefined when no schema at hand
 * declares it. Never throws.
 */
export type Contracts = (
  /** The message alone: its text, each element on the line where it stands in the file. */
  message: string,
  element: PlacedElement,
  lang: Lang,
) => RuleSetResult | undefined

/** What a judge of one kind is given. */
export interface Piece {
  /** How the piece is called in locations: the file's base name, or its path inside its container. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly lang: Lang
  readonly cdaJudges: readonly CdaJudge[]
  readonly contracts?: Contracts | undefined
  /** What a reader makes of bytes, made once for the whole file. */
  readonly view: View
  /** Judges something that the piece holds, by its content; locations come back relative to the piece. */
  readonly part: (path: string, bytes: Uint8Array) => Promise<JudgedPart>
  /** Keeps what a part is, for excerpts; `part` does so by itself. */
  readonly keep: (path: string, bytes: Uint8Array) => void
}

/** The judge of one kind. Never throws for what the bytes are. */
export type Judge = (piece: Piece) => Judged | Promise<Judged>

/** The location of a part's finding, seen from the container. */
const relocated = (container: string, path: string, location: string): string => {
  const prefix = `${container}!/${path}`
  if (location === '/') return prefix
  return location.startsWith(`${path}!/`) ? `${container}!/${location}` : `${prefix}#${location}`
}

/** What was judged of a part, with every place seen from the container. */
export const within = <J extends Judged>(container: string, path: string, judged: J): J => ({
  ...judged,
  ruleSets: judged.ruleSets.map((set) => ({
    ...set,
    part: set.part === undefined ? `${container}!/${path}` : `${container}!/${set.part}`,
    findings: set.findings.map((finding) => ({
      ...finding,
      location: relocated(container, path, finding.location),
    })),
  })),
  claims: judged.claims.map((claim) => ({
    ...claim,
    place: { ...claim.place, location: relocated(container, path, claim.place.location) },
  })),
})
