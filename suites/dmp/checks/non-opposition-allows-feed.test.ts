import { expect, test } from 'vitest'
import { type JournalDraft, journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { nonOppositionAllowsFeed } from './non-opposition-allows-feed.ts'
import { td02, td21 } from './wire.fixture.ts'

const patient = { patientId: 'P' }
const opposed = (draft: JournalDraft) =>
  draft.action('consent.recordDmp', { ...patient, opposed: true }, { opposed: true })
const lifted = (draft: JournalDraft) =>
  draft.action('consent.recordDmp', { ...patient, opposed: false }, { opposed: false })
const tried = (draft: JournalDraft, outcome: 'blocked' | 'sent') =>
  draft.action('document.sendToDmp', { ...patient, documentId: 'D' }, { outcome })
const scenario = () => journal('DMP/CONF.09.01')

test('a feed once the opposition is lifted passes', async () => {
  expect(
    await judged(nonOppositionAllowsFeed, tried(lifted(opposed(scenario())).http(td21()), 'sent').window(['dmp'])),
  ).toEqual([true])
})

test('no feed once it is lifted is seen', async () => {
  expect(await judged(nonOppositionAllowsFeed, tried(lifted(opposed(scenario())), 'blocked').window(['dmp']))).toEqual([
    false,
  ])
})

test('without an attempt there is no evidence', async () => {
  expect(await judged(nonOppositionAllowsFeed, lifted(opposed(scenario())).window(['dmp']))).toEqual([])
})

test('a product whose existence test the DMP refused is not blamed for going no further', async () => {
  const refused = { ...td02(), response: { status: 400 } }
  const draft = tried(lifted(opposed(scenario())).http(refused), 'blocked').window(['dmp'])
  expect(await judged(nonOppositionAllowsFeed, draft)).toEqual([])
})
