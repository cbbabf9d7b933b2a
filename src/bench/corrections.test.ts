import { expect, test } from 'vitest'
import { suites } from './suites.ts'

const corrected = suites.flatMap(({ requirements }) =>
  requirements.flatMap(({ id, correctedBy }) => (correctedBy === undefined ? [] : [{ id, ...correctedBy }])),
)

test('the rows that an official answer changed are these', () => {
  expect([...new Set(corrected.map(({ id }) => id))].toSorted()).toEqual([
    'DMP.01',
    'DMP/AIRS.03',
    'DMP/AIRS.07',
    'DMP/CONF.08',
    'DMP/UX.10',
    'INS/va1.53',
    'INS/va1.72',
    'MSS/CONF.17',
    'MSS/CONF.18',
    'SSI/IAM.91',
    'SSI/IAM.92',
  ])
})

test.each(corrected)('$id is corrected with a date that was not in the future of its reading, and a source', (row) => {
  expect(row.date).toMatch(/^202[56]-\d\d-\d\d$/)
  expect(row.date <= '2026-11-27').toBe(true)
  expect(row.source).toMatch(/esante\.gouv\.fr/)
  expect(row.what.fr).not.toBe(row.what.en)
})
