import { type Lang, say, type Text } from '../../model/text.ts'
import { folderAround, type XdmArchive, xdmOf } from '../../protocols/xdm/archive.ts'
import { type OpenedArchive, openArchive, openedArchive } from '../../protocols/xdm/opened.ts'
import { wholeFile } from '../../rules/fact.ts'
import { mostFindings } from '../../rules/rule.ts'
import { xdmRules } from '../../rules/xdm/rules.ts'
import { carriedInMail } from '../../zip/limits.ts'
import { ZipError } from '../../zip/problem.ts'
import { readZip } from '../../zip/read.ts'
import type { ZipEntry } from '../../zip/unzip.ts'
import { applyRules } from '../apply.ts'
import type { Judge, Judged, JudgedPart, Piece } from '../judged.ts'
import type { RuleSetResult } from '../result.ts'
import type { ToldRule } from '../told-rules.ts'

interface Told {
  readonly rule: ToldRule
  readonly message: Text
}

/** One rule of the archive as a whole, that it breaks. */
const broken = (findings: readonly Told[], lang: Lang): RuleSetResult => ({
  name: xdmRules.name,
  version: xdmRules.version,
  rulesFired: 1,
  aborted: null,
  findings: findings.map(({ rule, message }) => ({
    rule,
    severity: 'error',
    ...wholeFile,
    message: say(message, lang),
  })),
})

const refusal = ({ reason, text }: ZipError): Told => ({
  rule: `xdm.refused.${reason}`,
  message: { fr: `L'archive est refusée : ${text.fr}.`, en: `The archive is refused: ${text.en}.` },
})

/** Why a refused archive is refused, each reason once; and the entries that nothing is wrong with. */
const salvaged = async (
  bytes: Uint8Array,
): Promise<{ readonly entries: readonly ZipEntry[]; readonly errors: readonly ZipError[] }> => {
  const entries: ZipEntry[] = []
  const errors: ZipError[] = []
  const keep = (error: unknown): void => {
    if (!(error instanceof ZipError)) throw error
    if (errors.length < mostFindings) errors.push(error)
  }
  try {
    for await (const { name, hasBackslash, bytes: content } of readZip(bytes, carriedInMail)) {
      try {
        entries.push({ name, hasBackslash, bytes: await content() })
      } catch (error) {
        keep(error)
      }
    }
  } catch (error) {
    // What is wrong with the whole leaves nothing to judge of it.
    keep(error)
    return { entries: [], errors: errors.slice(-1) }
  }
  return { entries, errors }
}

/** An archive that is refused as a whole, with its documents that can be read. */
const judgeRefused = async (piece: Piece): Promise<Judged> => {
  const { entries, errors } = await salvaged(piece.bytes)
  const parts = await partsOf(xdmOf(entries), piece)
  return {
    ruleSets: [broken(errors.map(refusal), piece.lang), ...parts.flatMap(({ ruleSets }) => ruleSets)],
    claims: parts.flatMap(({ claims }) => claims),
  }
}

const notAtRoot = (folder: string): Told => ({
  rule: 'xdm.root',
  message: {
    fr: `IHE_XDM n'est pas à la racine de l'archive mais dans « ${folder} » : un destinataire ne l'y cherche pas. La suite est jugée comme s'il y était.`,
    en: `IHE_XDM is not at the root of the archive but in "${folder}": a receiver does not look there. The rest is judged as if it were.`,
  },
})

/** The archive as it would be without the folder around it. */
const withoutFolder = ({ archive }: OpenedArchive, folder: string): OpenedArchive =>
  openedArchive(
    xdmOf(
      archive.entries.map((entry) =>
        entry.name.startsWith(folder) ? { ...entry, name: entry.name.slice(folder.length) } : entry,
      ),
    ),
  )

/** What an archive may also hold without being a document that the bench judges: an image manifest, a picture. */
const isForeign = (path: string, { kind }: JudgedPart): boolean => kind === 'unknown' && !/\.xml$/i.test(path)

const partsOf = async (archive: XdmArchive, { part }: Piece): Promise<readonly Judged[]> => {
  const folder = /^IHE_XDM\/[^/]+\//i
  const parts = archive.entries.filter(({ name }) => folder.test(name) && !/\.xsl/i.test(name))
  const judged: Judged[] = []
  for (const { name, bytes } of parts) {
    const one = await part(name, bytes)
    if (!isForeign(name, one)) judged.push(one)
  }
  return judged
}

/** An IHE_XDM archive: its own rules, then each document and the metadata by the rules of their kind. */
export const judgeXdm: Judge = async (piece) => {
  let opened: OpenedArchive
  try {
    opened = await piece.view(piece.bytes, openArchive)
  } catch (error) {
    if (error instanceof ZipError) return judgeRefused(piece)
    throw error
  }
  const folder = folderAround(opened.archive.entries.map(({ name }) => name))
  if (folder !== undefined) opened = withoutFolder(opened, folder)
  const own = applyRules(xdmRules, { name: piece.name, ...opened }, piece.lang)
  const parts = await partsOf(opened.archive, piece)
  const around = folder === undefined ? [] : [broken([notAtRoot(folder)], piece.lang)]
  return {
    ruleSets: [...around, own, ...parts.flatMap(({ ruleSets }) => ruleSets)],
    claims: parts.flatMap(({ claims }) => claims),
  }
}
