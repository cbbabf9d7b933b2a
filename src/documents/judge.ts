import { createHash } from 'node:crypto'
import { messageOf } from '../model/errors.ts'
import type { Kind } from '../model/kind.ts'
import { type Lang, say } from '../model/text.ts'
import { recognise } from '../protocols/recognise.ts'
import type { View } from '../protocols/views.ts'
import type { Wrapping } from '../protocols/wrapping.ts'
import { type PlacedElement, readPlaced } from '../xml/placed.ts'
import { judgeCda } from './cda/judge.ts'
import {
  type CdaJudge,
  type Contracts,
  type Judge,
  type Judged,
  type JudgedPart,
  type Piece,
  within,
} from './judged.ts'
import {
  benchFailed,
  empty,
  foreign,
  isUnjudged,
  notUnwrapped,
  otherXml,
  type ReadingProblem,
  readingResult,
  tooNested,
  unreadableXml,
  unrecognised,
  unwrapped,
} from './reading.ts'
import type { RuleSetResult } from './result.ts'
import { judgeMetadata } from './xds/judge.ts'

// Loaded when the first content of the kind is met: the libraries that read PDFs and mails take longer to load than a CDA to judge.
const judgeJwt: Judge = async (piece) => (await import('./jwt/judge.ts')).judgeJwt(piece)
const judgeMail: Judge = async (piece) => (await import('./mail/judge.ts')).judgeMail(piece)
const judgePdf: Judge = async (piece) => (await import('./pdf/judge.ts')).judgePdf(piece)
const judgeXdm: Judge = async (piece) => (await import('./xdm/judge.ts')).judgeXdm(piece)
const judgeHl7: Judge = async (piece) => (await import('./hl7/judge.ts')).judgeHl7(piece)
const judgeSoapDump: Judge = async (piece) => (await import('./soap/judge.ts')).judgeSoapDump(piece)
const judgeSoap =
  (root: PlacedElement): Judge =>
  async (piece) =>
    (await import('./soap/judge.ts')).judgeSoap(root)(piece)
const judgeVihf =
  (root: PlacedElement): Judge =>
  async (piece) =>
    (await import('./vihf/judge.ts')).judgeVihf(root)(piece)

/** A mail in a mail in a mail…: more than this is an attack, not a transmission. */
const deepest = 6

export interface JudgeOptions {
  readonly lang: Lang
  readonly cdaJudges: readonly CdaJudge[]
  readonly contracts?: Contracts | undefined
  /** Filled with the bytes of each part, by its path from the file. */
  readonly parts?: Map<string, Uint8Array> | undefined
  /** Views of what the file holds: an archive is opened for its mail and for itself. */
  readonly view: View
  /** PDFs judged so far, by hash: the one that is attached is most often the one inside the CDA. */
  readonly pdfs: Map<string, Promise<Judged>>
}

/** Judges by kind; those of XML take the root that was read once. */
const ofXml: Readonly<Partial<Record<Kind, (root: PlacedElement) => Judge>>> = {
  cda: judgeCda,
  'xds-metadata': judgeMetadata,
  vihf: judgeVihf,
  soap: judgeSoap,
}

const ofBytes = (kind: Kind, { pdfs }: JudgeOptions): Judge | undefined =>
  kind === 'pdf' ? judgeOnce(pdfs, judgePdf) : plainJudges[kind]

/** The same judge, which judges the same bytes once. Only for judges that do not look at the name. */
const judgeOnce =
  (known: JudgeOptions['pdfs'], judge: Judge): Judge =>
  (piece) => {
    const hash = createHash('sha256').update(piece.bytes).digest('hex')
    const judged = known.get(hash) ?? Promise.resolve(judge(piece))
    known.set(hash, judged)
    return judged
  }

const plainJudges: Readonly<Partial<Record<Kind, Judge>>> = {
  xdm: judgeXdm,
  mail: judgeMail,
  jwt: judgeJwt,
  hl7v2: judgeHl7,
  soap: judgeSoapDump,
}

const only = (kind: Kind, ruleSet: RuleSetResult): JudgedPart => ({ kind, ruleSets: [ruleSet], claims: [] })

const judgeXml = async (kind: Kind, piece: Piece): Promise<JudgedPart> => {
  const { bytes, lang } = piece
  const read = readPlaced(bytes)
  if ('problem' in read) return only(kind, readingResult(lang, 'error', unreadableXml(read.problem)))
  const judge = ofXml[kind]
  if (!judge) return only(kind, readingResult(lang, 'info', otherXml, say(otherXml.message, lang)))
  return { kind, ...(await judge(read.root)(piece)) }
}

const unjudged = (problem: ReadingProblem, lang: Lang): RuleSetResult =>
  readingResult(lang, 'info', problem, say(problem.message, lang))

/** A name that promises a kind of the bench: content that is none of them breaks the promise. */
const pretends = (name: string): boolean => /\.(?:xml|pdf|eml|zip|hl7)$/i.test(name)

/** A ZIP that is no IHE_XDM archive is not judged; one that cannot be opened, or is empty, is wrong whatever it is. */
const otherZip = async (bytes: Uint8Array, lang: Lang): Promise<RuleSetResult> => {
  const problem = await (await import('./zip-problem.ts')).zipProblem(bytes)
  return problem ? readingResult(lang, 'error', problem) : unjudged(foreign.zip, lang)
}

/** Judges what a compression, an encoding or a header stands around, and says that it was there. */
const judgeWrapped = async ({ name, lang, part }: Piece, { by, content }: Wrapping): Promise<JudgedPart> => {
  let bytes: Uint8Array
  try {
    bytes = content()
  } catch {
    return only('unknown', readingResult(lang, 'error', notUnwrapped))
  }
  const { kind, ruleSets, claims } = await part(name.replace(/\.(?:gz|b64|base64|txt)$/i, ''), bytes)
  return { kind, ruleSets: [readingResult(lang, 'info', unwrapped[by]), ...ruleSets], claims }
}

const judgePiece = async (piece: Piece, options: JudgeOptions): Promise<JudgedPart> => {
  const { bytes, lang } = piece
  if (bytes.byteLength === 0) return only('unknown', readingResult(lang, 'error', empty))
  const seen = recognise(bytes)
  if (seen.wrapping) return judgeWrapped(piece, seen.wrapping)
  if (seen.foreign === 'zip') return only('unknown', await otherZip(bytes, lang))
  if (seen.foreign)
    return only(
      'unknown',
      isUnjudged(seen.foreign)
        ? unjudged(foreign[seen.foreign], lang)
        : readingResult(lang, 'error', foreign[seen.foreign]),
    )
  if (seen.xml) return judgeXml(seen.kind, piece)
  const judge = ofBytes(seen.kind, options)
  return judge
    ? { kind: seen.kind, ...(await judge(piece)) }
    : only('unknown', pretends(piece.name) ? readingResult(lang, 'error', unrecognised) : unjudged(unrecognised, lang))
}

/**
 * Judges one piece by its content, and all that it holds. Never throws: a failure of the bench is a rule set that was
 * aborted, and so inconclusive.
 */
export const judgeContent = async (
  name: string,
  bytes: Uint8Array,
  options: JudgeOptions,
  depth = 0,
  trail = name,
): Promise<JudgedPart> => {
  const { lang, cdaJudges, view, parts } = options
  if (depth > deepest) return only('unknown', readingResult(lang, 'error', tooNested))
  const keep: Piece['keep'] = (path, content) => parts?.set(`${trail}!/${path}`, content)
  const part: Piece['part'] = async (path, content) => {
    keep(path, content)
    return within(name, path, await judgeContent(path, content, options, depth + 1, `${trail}!/${path}`))
  }
  try {
    return await judgePiece({ name, bytes, part, keep, lang, cdaJudges, contracts: options.contracts, view }, options)
  } catch (error) {
    const problem = benchFailed(messageOf(error))
    return only(recognise(bytes).kind, readingResult(lang, 'info', problem, say(problem.message, lang)))
  }
}
