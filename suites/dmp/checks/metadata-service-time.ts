import { check } from '../../../src/run/check.ts'
import { comparable, sameMoment } from '../evidence/moments.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments } from '../evidence/transactions.ts'

export const metadataServiceTimeIsTheCdaOne = check({
  id: 'dmp.metadataServiceTimeIsTheCdaOne',
  title: {
    fr: 'serviceStartTime (UTC) est le début d’un acte documenté du CDA',
    en: 'serviceStartTime (UTC) is the start of a documented act of the CDA',
  },
  verifies: metadataRows,
  observes: (record) =>
    describedDocuments(record).flatMap(({ value, evidence }) => {
      const starts = value.header.documentationOf
        .map(({ effectiveTimeLow }) => comparable(effectiveTimeLow))
        .filter((start) => start !== undefined)
      if (starts.length === 0) return []
      return [{ value: { starts, xds: value.entry.slots.serviceStartTime?.[0] ?? '∅' }, evidence }]
    }),
  judge: ({ starts, xds }) => ({
    ok: starts.some((start) => sameMoment(start, xds)),
    expected: starts.join(', '),
    actual: xds,
  }),
})
