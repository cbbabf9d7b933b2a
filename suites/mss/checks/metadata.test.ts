import { expect, test } from 'vitest'
import { qualified } from '../../../mocks/product/documents/document.fixture.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { recordOfMail, verdictOf } from './judged.fixture.ts'
import { xdmMetadataAgreeWithTheCda, xdmMetadataCarrySizeAndHash, xdmMetadataNameEveryDocument } from './metadata.ts'

const all = async (record: ScenarioRecord) => ({
  uri: await verdictOf(xdmMetadataNameEveryDocument, record),
  content: await verdictOf(xdmMetadataAgreeWithTheCda, record),
  hash: await verdictOf(xdmMetadataCarrySizeAndHash, record),
})

const sound = { uri: 'pass', content: 'pass', hash: 'pass' }

test('conforming: one document, two, and a patient without a qualified INS', async () => {
  expect(await all(await recordOfMail({}))).toEqual(sound)
  expect(await all(await recordOfMail({ types: ['57833-6', '60591-5'] }))).toEqual(sound)
  const identity = { ...qualified, statut: 'provisoire' as const }
  expect(await all(await recordOfMail({ identity }))).toEqual(sound)
})

test('violating: a URI that leads nowhere leaves the rest without evidence', async () => {
  expect(await all(await recordOfMail({ defects: ['mss.metadata-uri-wrong'] }))).toEqual({
    uri: 'fail',
    content: 'inconclusive',
    hash: 'inconclusive',
  })
})

test('violating: another patient, another type', async () => {
  const patient = await all(await recordOfMail({ defects: ['mss.metadata-of-another-patient'] }))
  expect(patient).toEqual({ ...sound, content: 'fail' })
  const type = await all(await recordOfMail({ defects: ['dmp.metadata-type-differs-from-cda'] }))
  expect(type).toEqual({ ...sound, content: 'fail' })
})

test('violating: a wrong hash, which only warns', async () => {
  expect(await all(await recordOfMail({ defects: ['mss.metadata-hash-wrong'] }))).toEqual({ ...sound, hash: 'warn' })
})

test('no evidence: no archive', async () => {
  expect(await all(await recordOfMail({ types: [] }))).toEqual({
    uri: 'inconclusive',
    content: 'inconclusive',
    hash: 'inconclusive',
  })
})
