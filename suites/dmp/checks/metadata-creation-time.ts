import { check } from '../../../src/run/check.ts'
import { comparable, sameMoment } from '../evidence/moments.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments } from '../evidence/transactions.ts'

export const metadataCreationTimeIsTheCdaOne = check({
  id: 'dmp.metadataCreationTimeIsTheCdaOne',
  title: {
    fr: 'creationTime (UTC) est la date d’effet du CDA',
    en: 'creationTime (UTC) is the effective time of the CDA',
  },
  verifies: metadataRows,
  observes: (record) =>
    describedDocuments(record).flatMap(({ value, evidence }) => {
      const cda = comparable(value.header.effectiveTime)
      return cda === undefined ? [] : [{ value: { cda, xds: value.entry.slots.creationTime?.[0] ?? '∅' }, evidence }]
    }),
  judge: ({ cda, xds }) => ({ ok: sameMoment(cda, xds), expected: cda, actual: xds }),
})
