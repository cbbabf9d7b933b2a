import { expect, test } from 'vitest'
import { recordOfMail, verdictOf } from './judged.fixture.ts'
import { oneMailConcernsOnePerson } from './one-person.ts'

test('conforming: two documents of one patient', async () => {
  expect(await verdictOf(oneMailConcernsOnePerson, await recordOfMail({ types: ['57833-6', '60591-5'] }))).toBe('pass')
})

test('violating: a document of somebody else in the same archive', async () => {
  const record = await recordOfMail({ defects: ['mss.two-patients-in-one-mail'] })
  expect(await verdictOf(oneMailConcernsOnePerson, record)).toBe('fail')
})

test('no evidence: no CDA', async () => {
  expect(await verdictOf(oneMailConcernsOnePerson, await recordOfMail({ types: [] }))).toBe('inconclusive')
})
