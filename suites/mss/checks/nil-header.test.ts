import { expect, test } from 'vitest'
import { mailOf } from '../../../mocks/product/mss/mail.fixture.ts'
import { recordOf, recordOfMail, verdictOf, withHeader } from './judged.fixture.ts'
import { nilHeaderIsOnEveryMail, nilHeaderLooksLikeAProductReference } from './nil-header.ts'

const both = async (mail: Uint8Array) => [
  await verdictOf(nilHeaderIsOnEveryMail, recordOf(mail)),
  await verdictOf(nilHeaderLooksLikeAProductReference, recordOf(mail)),
]

test('conforming, with or without a document', async () => {
  expect(await both(await mailOf({}))).toEqual(['pass', 'pass'])
  expect(await both(await mailOf({ types: [] }))).toEqual(['pass', 'pass'])
})

test('violating: missing, empty, twice; a name instead of a reference only warns', async () => {
  const mail = await mailOf({})
  expect(await both(withHeader(mail, 'X-MSS-NIL', ''))).toEqual(['fail', 'inconclusive'])
  expect((await both(withHeader(mail, 'X-MSS-NIL', 'X-MSS-NIL: ')))[0]).toBe('fail')
  expect((await both(withHeader(mail, 'X-MSS-NIL', 'X-MSS-NIL: DEV1\r\nX-MSS-NIL: DEV2')))[0]).toBe('fail')
  expect(await both(withHeader(mail, 'X-MSS-NIL', 'X-MSS-NIL: Mon logiciel'))).toEqual(['pass', 'warn'])
})

test('violating: one mail of two lacks it', async () => {
  const lacking = await mailOf({ types: [], defects: ['mss.nil-missing'] })
  expect(await verdictOf(nilHeaderIsOnEveryMail, recordOf(await mailOf({}), lacking))).toBe('fail')
})

test('no evidence: no mail', async () => {
  expect(await verdictOf(nilHeaderIsOnEveryMail, recordOf())).toBe('inconclusive')
})

test('bytes that are no mail have no header', async () => {
  expect(await verdictOf(nilHeaderIsOnEveryMail, recordOf(new Uint8Array()))).toBe('fail')
  expect(await verdictOf(nilHeaderIsOnEveryMail, await recordOfMail({}))).toBe('pass')
})
