import type { Identity, PilotActions } from '../../src/model/pilot.ts'
import { looksLikeDatamatrixIns } from '../../src/protocols/ins/datamatrix.ts'
import type { Observation } from '../../src/run/check.ts'
import type { ScenarioRecord } from '../../src/run/record.ts'
import { readPaper } from '../../src/validate/pdf/paper.ts'
import { done, shownBefore } from './seen.ts'

/** A print, and the identity as the product showed it before. */
export interface Print {
  readonly identity: Identity
  /** What is on the paper. */
  readonly text: string
  /** What the datamatrix INS of the paper says; undefined when none can be read on it. */
  readonly datamatrix: string | undefined
  /** What every datamatrix of the paper says, a 2D-Doc among them. */
  readonly codes: readonly string[]
  /** The traits that were to be added. */
  readonly asked: readonly string[]
}

type Printed = PilotActions['document.print']['result']

/**
 * What is read in the PDF itself. What the pilot says of it counts only where the PDF shows nothing: pages that are
 * images have no text, and a file that cannot be drawn has no symbol.
 */
const onPaper = async ({
  pdf,
  text = '',
  datamatrix,
}: Printed): Promise<Pick<Print, 'text' | 'datamatrix' | 'codes'>> => {
  const paper = await readPaper(Buffer.from(pdf, 'base64'))
  if (paper === undefined) return { text, datamatrix, codes: [] }
  const { datamatrices: codes } = paper
  return { text: paper.text || text, datamatrix: codes.find(looksLikeDatamatrixIns), codes }
}

/** Every print of a document whose patient the product has shown. */
export const prints = async (record: ScenarioRecord): Promise<readonly Observation<Print>[]> => {
  const found: Observation<Print>[] = []
  for (const { id, at, params, result } of done(record, 'document.print')) {
    const made = done(record, 'document.create').find((one) => one.result.documentId === params.documentId)
    const shown = made && shownBefore(record, made.params.patientId, at)
    if (!shown) continue
    const asked = done(record, 'settings.setPrintedTraits').findLast((set) => set.at < at)?.params.traits ?? []
    const value = { identity: shown.identity, ...(await onPaper(result)), asked }
    found.push({ value, evidence: [shown.id, id] })
  }
  return found
}
