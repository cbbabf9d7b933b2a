import { check } from '../../../src/run/check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments } from '../evidence/transactions.ts'

export const metadataTypeIsTheCdaOne = check({
  id: 'dmp.metadataTypeIsTheCdaOne',
  title: {
    fr: 'Le typeCode des métadonnées XDS est le code du CDA',
    en: 'The typeCode of the XDS metadata is the code of the CDA',
  },
  verifies: metadataRows,
  observes: describedDocuments,
  judge: ({ entry, header }) => {
    const expected = `${header.code?.code ?? '∅'} (${header.code?.codeSystem ?? '∅'})`
    const actual = `${entry.typeCode?.code ?? '∅'} (${entry.typeCode?.scheme ?? '∅'})`
    return { ok: actual === expected, expected, actual }
  },
})
