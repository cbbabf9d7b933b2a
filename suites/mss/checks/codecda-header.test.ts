import { describe, expect, test } from 'vitest'
import { mailOf } from '../../../mocks/product/mss/mail.fixture.ts'
import { codeCdaHeaderNamesTheDocuments, codeCdaHeaderOnlyGoesWithACda } from './codecda-header.ts'
import { recordOf, recordOfMail, verdictOf, withHeader } from './judged.fixture.ts'

describe('the codes', () => {
  const check = codeCdaHeaderNamesTheDocuments
  const types = ['57833-6', '60591-5']

  test('conforming: one code, a list, or several headers in any order', async () => {
    expect(await verdictOf(check, await recordOfMail({}))).toBe('pass')
    expect(await verdictOf(check, await recordOfMail({ types }))).toBe('pass')
    const several = withHeader(
      await mailOf({ types }),
      'X-MSS-CODECDA',
      'X-MSS-CODECDA: 60591-5\r\nX-MSS-CODECDA: 57833-6',
    )
    expect(await verdictOf(check, recordOf(several))).toBe('pass')
  })

  test.each([
    ['missing', ''],
    ['one of two', 'X-MSS-CODECDA: 57833-6'],
    ['one too many', 'X-MSS-CODECDA: 57833-6,60591-5,11488-4'],
    ['a label', 'X-MSS-CODECDA: Prescription'],
  ])('violating: %s', async (_, line) => {
    const mail = withHeader(await mailOf({ types }), 'X-MSS-CODECDA', line)
    expect(await verdictOf(check, recordOf(mail))).toBe('fail')
  })

  test('no evidence: no mail with a CDA', async () => {
    expect(await verdictOf(check, await recordOfMail({ types: [] }))).toBe('inconclusive')
  })
})

describe('absent without a CDA', () => {
  const check = codeCdaHeaderOnlyGoesWithACda

  test('conforming, violating, no evidence', async () => {
    expect(await verdictOf(check, await recordOfMail({ types: [] }))).toBe('pass')
    const set = await recordOfMail({ types: [], defects: ['mss.codecda-on-every-mail'] })
    expect(await verdictOf(check, set)).toBe('fail')
    expect(await verdictOf(check, await recordOfMail({}))).toBe('inconclusive')
  })
})
