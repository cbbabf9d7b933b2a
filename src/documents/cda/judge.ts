import { type Lang, say } from '../../model/text.ts'
import { readCdaHeader } from '../../protocols/cda/header.ts'
import type { CdaHeader } from '../../protocols/cda/types.ts'
import { cdaBytesRules } from '../../rules/cda/bytes.ts'
import { isFrench } from '../../rules/cda/french.ts'
import { cdaHeaderRules } from '../../rules/cda/header.ts'
import { clinicalDocumentIn } from '../../rules/cda/select.ts'
import { claimOfCda } from '../../rules/coherence/claims.ts'
import { locationOf, type PlacedElement } from '../../xml/placed.ts'
import { applyRules } from '../apply.ts'
import { type Judge, type Judged, type JudgedPart, nothingJudged, type Piece } from '../judged.ts'
import { type ReadingProblem, readingResult } from '../reading.ts'
import type { RuleSetResult } from '../result.ts'

/**
 * A PDF body is judged as a PDF; that it must be PDF/A-1 follows from the format code of the metadata, which a CDA alone
 * does not have: here its errors are warnings. What is only said in passing of a PDF is left out.
 */
const softened = ({ ruleSets, claims }: JudgedPart): Judged => ({
  claims,
  ruleSets: ruleSets.map((set) => ({
    ...set,
    findings: set.findings
      .filter(({ severity }) => severity !== 'info')
      .map((finding) => ({ ...finding, severity: 'warning' as const })),
  })),
})

const judgeBody = async ({ body }: CdaHeader, { part }: Piece): Promise<Judged> => {
  if (body?.kind !== 'nonXMLBody' || body.mediaType !== 'application/pdf') return nothingJudged
  const judged = await part('nonXMLBody', body.bytes)
  return judged.kind === 'pdf' ? softened(judged) : nothingJudged
}

const notFrench: ReadingProblem = {
  rule: 'cda.french',
  line: 0,
  column: 0,
  message: {
    fr: "Ce CDA n'est pas français (ni realmCode FR, ni modèle de HL7 France ou de l'ANS) : les règles du banc ne s'y appliquent pas.",
    en: 'This CDA is not French (neither realmCode FR nor a template of HL7 France or the ANS): the rules of the bench do not apply to it.',
  },
}

/** Said only where it is wrong: what nobody would look for otherwise. */
const bytesTold = (bytes: Uint8Array, lang: Lang): readonly RuleSetResult[] => {
  const told = applyRules(cdaBytesRules, bytes, lang)
  return told.findings.length > 0 ? [told] : []
}

/** A CDA: the own rule set, the further judges that were given (XSD, Schematron), and its PDF body. */
export const judgeCda =
  (root: PlacedElement): Judge =>
  async (piece) => {
    const { bytes, lang, cdaJudges } = piece
    const document = clinicalDocumentIn(root)
    if (!document) return nothingJudged
    const header = readCdaHeader(document)
    const own = isFrench(document)
      ? applyRules(cdaHeaderRules, document, lang)
      : readingResult(lang, 'info', notFrench, say(notFrench.message, lang))
    const further = await Promise.all(cdaJudges.map((judge) => judge(bytes, root, lang)))
    const body = await judgeBody(header, piece)
    const place = { location: locationOf(document), line: document.line, column: document.column }
    return {
      ruleSets: [own, ...bytesTold(bytes, lang), ...further.flat(), ...body.ruleSets],
      claims: [claimOfCda(header, place), ...body.claims],
    }
  }
