import { say } from '../../model/text.ts'
import type { XdmArchive } from '../../protocols/xdm/archive.ts'
import { type OpenedArchive, openArchive } from '../../protocols/xdm/opened.ts'
import { wholeFile } from '../../rules/fact.ts'
import { xdmRules } from '../../rules/xdm/rules.ts'
import { ZipError } from '../../zip/problem.ts'
import { applyRules } from '../apply.ts'
import type { Judge, Judged, JudgedPart, Piece } from '../judged.ts'
import type { RuleSetResult } from '../result.ts'

const refused = (error: ZipError, { lang }: Piece): RuleSetResult => ({
  name: xdmRules.name,
  version: xdmRules.version,
  rulesFired: 1,
  aborted: null,
  findings: [
    {
      rule: `xdm.refused.${error.reason}`,
      severity: 'error',
      ...wholeFile,
      message: say(
        { fr: `L'archive est refusée : ${error.text.fr}.`, en: `The archive is refused: ${error.text.en}.` },
        lang,
      ),
    },
  ],
})

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
    if (error instanceof ZipError) return { ruleSets: [refused(error, piece)], claims: [] }
    throw error
  }
  const own = applyRules(xdmRules, { name: piece.name, ...opened }, piece.lang)
  const parts = await partsOf(opened.archive, piece)
  return {
    ruleSets: [own, ...parts.flatMap(({ ruleSets }) => ruleSets)],
    claims: parts.flatMap(({ claims }) => claims),
  }
}
