import { isInsOid } from '../../protocols/ins/matricule.ts'
import { parseCx } from '../../protocols/xds/cx.ts'
import { readMetadata } from '../../protocols/xds/metadata.ts'
import type { DocumentEntry } from '../../protocols/xds/types.ts'
import type { Claim } from '../../rules/coherence/claim.ts'
import { locationOf, type PlacedElement, type ReadingProblem } from '../../rules/tree.ts'
import { authorRules } from '../../rules/xds/authors.ts'
import { codeRules } from '../../rules/xds/codes.ts'
import { entryRules } from '../../rules/xds/entry.ts'
import { identifierRules } from '../../rules/xds/identifiers.ts'
import { documentEntries, objectList, requestIn } from '../../rules/xds/select.ts'
import { slotRules } from '../../rules/xds/slots.ts'
import { structureRules } from '../../rules/xds/structure.ts'
import { applyRules, type RuleSet } from '../apply.ts'
import { type Judge, nothingJudged } from '../judged.ts'
import { readingResult } from '../reading.ts'

/** The rules of an ebRIM 3 submission, in the order of its objects. */
export const xdsRules: RuleSet<PlacedElement> = {
  name: 'banc/xds-metadonnees',
  version: '1',
  rules: [...structureRules, ...entryRules, ...identifierRules, ...slotRules, ...codeRules, ...authorRules],
}

/** A value of sourcePatientInfo, by the HL7 field that it starts with. */
const info = ({ slots }: DocumentEntry, field: string): string | undefined =>
  slots.sourcePatientInfo?.find((value) => value.startsWith(`${field}|`))?.slice(field.length + 1)

const claimOf = (entry: DocumentEntry, element: PlacedElement | undefined): Claim => {
  const { id, oid } = parseCx(entry.patientId ?? '')
  const [family, given] = info(entry, 'PID-5')?.split('^') ?? []
  return {
    source: 'metadata',
    place: {
      location: element ? locationOf(element) : '/',
      line: element?.line ?? 0,
      column: element?.column ?? 0,
    },
    ...(isInsOid(oid) && { ins: id, insOid: oid }),
    families: family ? [family] : [],
    givens: given ? [given] : [],
    birthDate: info(entry, 'PID-7'),
    sex: info(entry, 'PID-8'),
    documentId: entry.uniqueId?.split('^')[0],
    title: entry.title,
    typeCode: entry.typeCode?.code,
    typeLabel: entry.typeCode?.label,
    actDate: entry.slots.serviceStartTime?.[0]?.slice(0, 8),
  }
}

/** A submission has a handful of objects; its rules compare them with each other. */
const mostObjects = 2_000

const tooMany: ReadingProblem = {
  rule: 'xds.objects',
  line: 0,
  column: 0,
  message: {
    fr: `La soumission a plus de ${mostObjects} objets : elle n'est pas jugée.`,
    en: `The submission has more than ${mostObjects} objects: it is not judged.`,
  },
}

const noRequest: ReadingProblem = {
  rule: 'xds.request',
  line: 0,
  column: 0,
  message: {
    fr: "Le fichier n'a pas de SubmitObjectsRequest (lcm:3.0) : il ne soumet rien.",
    en: 'The file has no SubmitObjectsRequest (lcm:3.0): it submits nothing.',
  },
}

/** XDS metadata: the rules of ebRIM and of its codes, and what they say about the patient. */
export const judgeMetadata =
  (root: PlacedElement): Judge =>
  ({ lang }) => {
    const request = requestIn(root)
    if (!request) return { ...nothingJudged, ruleSets: [readingResult(lang, 'error', noRequest)] }
    if ((objectList(request)?.children.length ?? 0) > mostObjects) {
      return { ...nothingJudged, ruleSets: [readingResult(lang, 'error', tooMany)] }
    }
    const elements = documentEntries(request)
    const claims = readMetadata(request).documentEntries.map((entry, index) => claimOf(entry, elements[index]))
    return { ruleSets: [applyRules(xdsRules, request, lang)], claims }
  }
