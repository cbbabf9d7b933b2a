import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import { codeChallengeIsNewEachTime, nonceIsNewEachTime, stateIsNewEachTime } from './new-values.ts'

const requests = (...each: readonly Readonly<Record<string, string>>[]) => {
  const draft = journal('PSC.01.01')
  for (const change of each) {
    const asked = new URLSearchParams({ state: 'un', nonce: 'un', code_challenge: 'un', ...change })
    draft.http({ service: 'psc', operation: 'authorize', request: { method: 'GET', url: `/auth?${asked}` } })
  }
  return draft.build()
}

for (const [check, name] of [
  [stateIsNewEachTime, 'state'],
  [nonceIsNewEachTime, 'nonce'],
  [codeChallengeIsNewEachTime, 'code_challenge'],
] as const) {
  triplet(check, {
    conforms: () => requests({}, { [name]: 'deux' }, { [name]: 'trois' }),
    violates: () => requests({}, { [name]: 'deux' }, { [name]: 'un' }),
    silent: () => requests({}),
  })
}
