import { describe, expect, test } from 'vitest'
import type { Check } from '../../../src/run/check.ts'
import { journal } from '../../testkit.ts'
import {
  accountIsOfOneProfessional,
  accountOutlivesAnotherSub,
  accountOutlivesTheFormOfSub,
  sharedSubMergesNoAccounts,
} from './accounts-and-sub.ts'
import { judged, nothing, otherProfessional, professional, unsigned } from './wire.fixture.ts'

interface Came {
  readonly who?: string
  readonly sub: string
  /** Account on which the session works; undefined when the product does not tell. */
  readonly account?: string | undefined
}

const session = ({ who = professional, account }: Came) => ({
  nationalId: who,
  name: 'X Y',
  ...(account === undefined ? {} : { accountId: account }),
})

/** Logins one after the other, each between two lists of sessions. */
const logins = (...came: readonly Came[]) => {
  const tape = journal('PSC.02.01')
  for (const one of came) {
    const claims = { SubjectNameID: one.who ?? professional, sub: one.sub }
    tape.action('session.list', {}, { sessions: [] })
    tape.http({
      service: 'psc',
      operation: 'token',
      request: { body: 'grant_type=authorization_code&code=le-code' },
      response: { status: 200, body: JSON.stringify({ id_token: unsigned(claims) }) },
    })
    tape.action('session.list', {}, { sessions: [session(one)] })
  }
  return tape.build()
}

const older = `f:11111111-2222-4333-8444-555555555555:${professional}`
const bare = '2e6a1de4-cd4b-877a-a4f2-4f3d619a5983'
const another = 'c0a91d52-1b34-8e55-a1b2-9d3c5e7f1122'
const one = { account: 'C1' }
const two = { account: 'C2' }
const stranger = { who: otherProfessional }

const triplets: readonly (readonly [Check, first: Came, conforming: Came, violating: Came, silent: Came])[] = [
  // Of one form, the other check judges it.
  [
    accountOutlivesTheFormOfSub,
    { sub: older, ...one },
    { sub: bare, ...one },
    { sub: bare, ...two },
    { sub: older, ...two },
  ],
  [
    accountOutlivesAnotherSub,
    { sub: bare, ...one },
    { sub: another, ...one },
    { sub: another, ...two },
    { sub: bare, ...two },
  ],
  [
    accountIsOfOneProfessional,
    { sub: bare, ...one },
    { ...stranger, sub: another, ...two },
    { ...stranger, sub: another, ...one },
    { sub: another, ...one },
  ],
  [
    sharedSubMergesNoAccounts,
    { sub: bare, ...one },
    { ...stranger, sub: bare, ...two },
    { ...stranger, sub: bare, ...one },
    { sub: bare, ...one },
  ],
]

describe.each(triplets.map((triplet) => [triplet[0].id, triplet] as const))('%s', (_id, triplet) => {
  const [check, first, conforming, violating, silent] = triplet

  test('conforming', async () => {
    expect(await judged(check, logins(first, conforming))).toEqual(['ok'])
  })

  test('violating', async () => {
    expect(await judged(check, logins(first, violating))).toEqual(['violated'])
  })

  test('no evidence', async () => {
    expect(await judged(check, logins(first, silent))).toEqual([])
    expect(await judged(check, logins(first))).toEqual([])
    expect(await judged(check, logins(first, { ...violating, account: undefined }))).toEqual([])
    expect(await judged(check, nothing())).toEqual([])
  })
})

test('the bare RPPS and the national id are one professional', async () => {
  const came = { who: professional.slice(1), sub: another, account: 'C1' }
  expect(await judged(accountOutlivesAnotherSub, logins({ sub: bare, account: 'C1' }, came))).toEqual(['ok'])
  expect(await judged(accountIsOfOneProfessional, logins({ sub: bare, account: 'C1' }, came))).toEqual([])
})
