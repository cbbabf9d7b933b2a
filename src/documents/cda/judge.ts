import { readCdaHeader } from '../../protocols/cda/header.ts'
import type { CdaHeader } from '../../protocols/cda/types.ts'
import { isInsOid } from '../../protocols/ins/matricule.ts'
import { cdaHeaderRules } from '../../rules/cda/header.ts'
import type { Claim } from '../../rules/coherence/claim.ts'
import type { Place } from '../../rules/fact-rule.ts'
import { locationOf, type PlacedElement, walk } from '../../rules/tree.ts'
import { applyRules } from '../apply.ts'
import { type Judge, type Judged, type JudgedPart, nothingJudged, type Piece } from '../judged.ts'
import { namespaces } from '../namespaces.ts'

/** The ClinicalDocument of an XML file: its root, or what a signature or a style sheet wraps. */
export const clinicalDocumentIn = (root: PlacedElement): PlacedElement | undefined =>
  walk(root).find((element) => element.ns === namespaces.hl7v3 && element.name === 'ClinicalDocument')

const filled = (names: readonly (string | undefined)[]): readonly string[] =>
  names.flatMap((name) => (name ? [name] : []))

/** What a header says about its patient and itself. */
export const claimOfCda = (header: CdaHeader, place: Place): Claim => {
  const [patient] = header.recordTargets
  const ins = patient?.ids.find(({ root }) => isInsOid(root))
  return {
    source: 'cda',
    place,
    ins: ins?.extension,
    insOid: ins?.root,
    families: filled([patient?.birthFamily, patient?.usedFamily]),
    givens: filled([patient?.firstGiven, patient?.givenNames.join(' '), patient?.usedGiven]),
    birthDate: patient?.birthTime,
    sex: patient?.gender,
    documentId: header.id?.root,
    title: header.title,
    typeCode: header.code?.code,
    typeLabel: header.code?.displayName,
    actDate: header.documentationOf[0]?.effectiveTimeLow?.slice(0, 8),
  }
}

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

/** A CDA: the own rule set, the further judges that were given (XSD, Schematron), and its PDF body. */
export const judgeCda =
  (root: PlacedElement): Judge =>
  async (piece) => {
    const { bytes, lang, cdaJudges } = piece
    const document = clinicalDocumentIn(root)
    if (!document) return nothingJudged
    const header = readCdaHeader(document)
    const further = await Promise.all(cdaJudges.map((judge) => judge(bytes, root, lang)))
    const body = await judgeBody(header, piece)
    const place = { location: locationOf(document), line: document.line, column: document.column }
    return {
      ruleSets: [applyRules(cdaHeaderRules, document, lang), ...further.flat(), ...body.ruleSets],
      claims: [claimOfCda(header, place), ...body.claims],
    }
  }
