import { expect, test } from 'vitest'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { recordOfMail, verdictOf } from './judged.fixture.ts'
import { everyCdaComesWithItsPdf, pdfIsTheOneInsideTheCda, pdfNameFollowsEco216 } from './pdf.ts'

const all = async (record: ScenarioRecord) => ({
  pair: await verdictOf(everyCdaComesWithItsPdf, record),
  bytes: await verdictOf(pdfIsTheOneInsideTheCda, record),
  name: await verdictOf(pdfNameFollowsEco216, record),
})

const sound = { pair: 'pass', bytes: 'pass', name: 'pass' }

test('conforming: each CDA has its PDF, the very one, named by the rule', async () => {
  expect(await all(await recordOfMail({}))).toEqual(sound)
  expect(await all(await recordOfMail({ types: ['57833-6', '60591-5'] }))).toEqual(sound)
})

test('violating: no PDF; the others have nothing to judge then', async () => {
  expect(await all(await recordOfMail({ defects: ['mss.pdf-missing'] }))).toEqual({
    pair: 'fail',
    bytes: 'inconclusive',
    name: 'inconclusive',
  })
})

test('violating: other bytes, another name: both warn', async () => {
  expect(await all(await recordOfMail({ defects: ['mss.pdf-made-again'] }))).toEqual({ ...sound, bytes: 'warn' })
  expect(await all(await recordOfMail({ defects: ['mss.pdf-named-freely'] }))).toEqual({ ...sound, name: 'warn' })
})

test('no evidence: no CDA', async () => {
  expect(await all(await recordOfMail({ types: [] }))).toEqual({
    pair: 'inconclusive',
    bytes: 'inconclusive',
    name: 'inconclusive',
  })
})
