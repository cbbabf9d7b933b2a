import type { Identity, PilotActions } from '../../../src/model/pilot.ts'
import { looksLikeDatamatrixIns } from '../../../src/protocols/ins/datamatrix.ts'
import { readPaper } from '../../../src/protocols/pdf/paper.ts'
import type { Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { done, settings, shownBefore } from './seen.ts'

/** A print, and the identity as the product showed it before. */
export interface Print {
  readonly identity: Identity
  /** The text on the paper; undefined when nobody can tell: pages that are images, of which the pilot says nothing. */
  readonly text: string | undefined
  /** What the bar codes of the paper say; undefined when the paper could not be looked at. */
  readonly codes: readonly string[] | undefined
  /** The traits that were to be added. */
  readonly asked: readonly string[]
}

type Printed = PilotActions['document.print']['result']

/**
 * What is read in the PDF itself. What the pilot says of it counts only where the PDF shows nothing: pages that are
 * images have no text, and a file that cannot be drawn has no symbol.
 */
const onPaper = async (
  { view }: ScenarioRecord,
  { pdf, text, datamatrix }: Printed,
): Promise<Pick<Print, 'text' | 'codes'>> => {
  const paper = await view(Buffer.from(pdf, 'base64'), readPaper)
  const told = datamatrix === undefined ? undefined : [datamatrix]
  return { text: paper?.text || text, codes: paper?.codes ?? told }
}

/** The datamatrix INS among the codes of a paper. */
export const datamatrixIn = (codes: readonly string[]): string | undefined => codes.find(looksLikeDatamatrixIns)

/** Every print of a document whose patient the product has shown. */
export const prints = async (record: ScenarioRecord): Promise<readonly Observation<Print>[]> => {
  const found: Observation<Print>[] = []
  for (const { id, at, params, result } of done(record, 'document.print')) {
    const made = done(record, 'document.create').find((one) => one.result.documentId === params.documentId)
    const shown = made && shownBefore(record, made.params.patientId, at)
    if (!shown) continue
    const asked = settings(record, 'settings.setPrintedTraits').findLast((set) => set.at < at)?.params.traits ?? []
    const value = { identity: shown.identity, ...(await onPaper(record, result)), asked }
    found.push({ value, evidence: [shown.id, id] })
  }
  return found
}
