import { check } from '../../../src/run/check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments } from '../evidence/transactions.ts'

export const metadataTitleIsTheCdaOne = check({
  id: 'dmp.metadataTitleIsTheCdaOne',
  title: {
    fr: 'Le titre des métadonnées XDS est celui du CDA',
    en: 'The title of the XDS metadata is the one of the CDA',
  },
  verifies: metadataRows,
  observes: describedDocuments,
  judge: ({ entry, header }) => {
    const actual = entry.title?.replace(/\s+/g, ' ').trim()
    return { ok: actual !== undefined && actual === header.title, expected: header.title ?? '∅', actual: actual ?? '∅' }
  },
})
