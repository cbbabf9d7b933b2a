import { describe, expect, test } from 'vitest'
import { qualified } from '../../../mocks/product/documents/document.fixture.ts'
import { mailOf } from '../../../mocks/product/mss/mail.fixture.ts'
import { insHeaderOnlyGoesWithACda, insHeaderTellsWhetherTheInsIsQualified } from './ins-header.ts'
import { recordOf, recordOfMail, verdictOf, withHeader } from './judged.fixture.ts'

const provisional = { ...qualified, statut: 'provisoire' as const }

describe('O or N', () => {
  const check = insHeaderTellsWhetherTheInsIsQualified

  test('conforming: O with a qualified INS, N without', async () => {
    expect(await verdictOf(check, await recordOfMail({}))).toBe('pass')
    expect(await verdictOf(check, await recordOfMail({ identity: provisional }))).toBe('pass')
  })

  test.each([
    ['missing', ''],
    ['the other value', 'X-MSS-INS: N'],
    ['in words', 'X-MSS-INS: Oui'],
    ['twice', 'X-MSS-INS: O\r\nX-MSS-INS: O'],
  ])('violating: %s', async (_, line) => {
    const mail = withHeader(await mailOf({}), 'X-MSS-INS', line)
    expect(await verdictOf(check, recordOf(mail))).toBe('fail')
  })

  test('no evidence: no mail with a CDA', async () => {
    expect(await verdictOf(check, await recordOfMail({ types: [] }))).toBe('inconclusive')
  })
})

describe('absent without a CDA', () => {
  const check = insHeaderOnlyGoesWithACda

  test('conforming, violating', async () => {
    expect(await verdictOf(check, await recordOfMail({ types: [] }))).toBe('pass')
    const set = await recordOfMail({ types: [], defects: ['mss.ins-header-on-every-mail'] })
    expect(await verdictOf(check, set)).toBe('fail')
  })

  test('no evidence: every mail has a CDA, or an archive that cannot be read', async () => {
    expect(await verdictOf(check, await recordOfMail({}))).toBe('inconclusive')
    const broken = Buffer.from(
      'Content-Type: application/zip\r\nContent-Disposition: attachment; filename=IHE_XDM.ZIP\r\n\r\nnot a zip\r\n',
    )
    expect(await verdictOf(check, recordOf(broken))).toBe('inconclusive')
  })
})
