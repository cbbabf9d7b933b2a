import type { CdaId } from '../../../src/protocols/cda/types.ts'
import { check } from '../../../src/run/check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments } from '../evidence/transactions.ts'

/** IHE writes a document id with an extension as `root^extension`. */
const uniqueIdOf = (id: CdaId | undefined): string => {
  if (id === undefined) return '∅'
  return id.extension === undefined ? id.root : `${id.root}^${id.extension}`
}

export const metadataUniqueIdIsTheCdaOne = check({
  id: 'dmp.metadataUniqueIdIsTheCdaOne',
  title: {
    fr: 'L’uniqueId des métadonnées XDS est l’identifiant du CDA',
    en: 'The uniqueId of the XDS metadata is the id of the CDA',
  },
  verifies: metadataRows,
  observes: describedDocuments,
  judge: ({ entry, header }) => {
    const expected = uniqueIdOf(header.id)
    return { ok: entry.uniqueId === expected, expected, actual: entry.uniqueId ?? '∅' }
  },
})
