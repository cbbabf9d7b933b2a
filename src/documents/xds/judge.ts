import { readMetadata } from '../../protocols/xds/metadata.ts'
import { claimOfEntry } from '../../rules/coherence/claims.ts'
import { placeOf, wholeFile } from '../../rules/fact.ts'
import { xdsRules } from '../../rules/xds/rules.ts'
import { documentEntries, objectList, requestIn } from '../../rules/xds/select.ts'
import type { PlacedElement } from '../../xml/placed.ts'
import { applyRules } from '../apply.ts'
import { judgeByContract } from '../contracts/judge.ts'
import { type Judge, nothingJudged, type Piece } from '../judged.ts'
import { type ReadingProblem, readingResult } from '../reading.ts'
import type { RuleSetResult } from '../result.ts'

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

/** Metadata alone in their file, by their official schema too; those of a message are judged with their message. */
const byContract = (root: PlacedElement, piece: Piece): readonly RuleSetResult[] => {
  const judged = root.name === 'Envelope' ? undefined : judgeByContract(root, piece)
  return judged === undefined ? [] : [judged]
}

/** XDS metadata: the rules of ebRIM and of its codes, and what they say about the patient. */
export const judgeMetadata =
  (root: PlacedElement): Judge =>
  (piece) => {
    const { lang } = piece
    const request = requestIn(root)
    if (!request) return { ...nothingJudged, ruleSets: [readingResult(lang, 'error', noRequest)] }
    if ((objectList(request)?.children.length ?? 0) > mostObjects) {
      return { ...nothingJudged, ruleSets: [readingResult(lang, 'error', tooMany)] }
    }
    const elements = documentEntries(request)
    const claims = readMetadata(request).documentEntries.map((entry, index) =>
      claimOfEntry(entry, placeOf(elements[index] ?? wholeFile)),
    )
    return { ruleSets: [applyRules(xdsRules, request, lang), ...byContract(root, piece)], claims }
  }
