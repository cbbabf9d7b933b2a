import type { Feed } from '../../src/protocols/dmp/feed.ts'
import { dmpNotes } from './notes.ts'
import type { DmpState } from './state.ts'
import type { SubmissionError } from './submission-errors.ts'

const repeated = (id: string): SubmissionError => ({
  code: 'XDSDuplicateUniqueIdInRegistry',
  why: { fr: `l’uniqueId ${id} a déjà été soumis`, en: `the uniqueId ${id} was submitted before` },
  note: dmpNotes.idRepeated.with({ id }),
})

/** The ids that the registry knows already (IHE ITI TF-3, 4.2.4.1): `dmp.submissionIdsAreNew` judges them. */
export const repeatedIds = ({ metadata }: Feed, { registry }: DmpState): readonly SubmissionError[] => {
  const isKnown = (id: string): boolean => registry.setIds.has(id) || registry.current.has(id)
  const stated = [metadata.submissionSet?.uniqueId, ...metadata.documentEntries.map(({ uniqueId }) => uniqueId)]
  return stated.flatMap((id) => (id !== undefined && isKnown(id) ? [repeated(id)] : []))
}
