import { expect, test } from 'vitest'
import { type JournalDraft, journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { oppositionBlocksFeed } from './opposition-blocks-feed.ts'
import { td21 } from './wire.fixture.ts'

const patient = { patientId: 'P' }
const opposed = (draft: JournalDraft) =>
  draft.action('consent.recordDmp', { ...patient, opposed: true }, { opposed: true })
const lifted = (draft: JournalDraft) =>
  draft.action('consent.recordDmp', { ...patient, opposed: false }, { opposed: false })
const tried = (draft: JournalDraft, outcome: 'blocked' | 'sent') =>
  draft.action('document.sendToDmp', { ...patient, documentId: 'D' }, { outcome })
const scenario = () => journal('DMP/CONF.09.01')

test('an attempt that sends nothing passes, and what leaves once it is lifted does not count', async () => {
  expect(
    await judged(
      oppositionBlocksFeed,
      tried(lifted(tried(opposed(scenario()), 'blocked').window(['dmp'])).http(td21()), 'sent'),
    ),
  ).toEqual([true])
})

test('a feed under opposition is seen', async () => {
  expect(
    await judged(oppositionBlocksFeed, lifted(tried(opposed(scenario()).http(td21()), 'sent').window(['dmp']))),
  ).toEqual([false])
})

test('without a window, silence proves nothing', async () => {
  expect(await judged(oppositionBlocksFeed, tried(opposed(scenario()), 'blocked'))).toEqual([])
})

test('an opposition that the product did not record, or no attempt, proves nothing', async () => {
  const refused = scenario().action('consent.recordDmp', { ...patient, opposed: true })
  expect(await judged(oppositionBlocksFeed, tried(refused, 'blocked').window(['dmp']))).toEqual([])
  expect(await judged(oppositionBlocksFeed, opposed(scenario()).window(['dmp']))).toEqual([])
})
