import { beforeAll, describe, expect, test } from 'vitest'
import fc from '../../src/bench/property.fixture.ts'
import { authorizePath, type Bench, basic, bench, redirectUri } from './provider.fixture.ts'
import { pscService } from './service.ts'

// Whatever arrives, the answer is one of the protocol's: never a crash, never a redirect to an undeclared address.

let psc: Bench

beforeAll(async () => {
  psc = await bench()
})

const names = [
  ...new URLSearchParams(authorizePath().slice('/auth?'.length)).keys(),
  'prompt',
  'max_age',
  'code_challenge',
]
const parameters = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), fc.string({ unit: 'binary' })))
const encoded = (pairs: readonly (readonly [string, string])[]) =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString()

describe('garbage', () => {
  test('added to a right authorization request', async () => {
    await fc.assert(
      fc.asyncProperty(parameters, async (pairs) => {
        const { status, location } = await psc.send('GET', `${authorizePath()}&${encoded(pairs)}`)
        expect([200, 302, 400]).toContain(status)
        if (location !== '') expect(location.startsWith(`${redirectUri}?`)).toBe(true)
      }),
    )
  })

  test('as a redirect_uri', async () => {
    const uri = fc.oneof(
      fc.webUrl(),
      fc.string({ minLength: 1 }),
      fc.string().map((end) => `${redirectUri}x${end}`),
    )
    await fc.assert(
      fc.asyncProperty(uri, async (value) => {
        const { status, location } = await psc.send('GET', authorizePath({ redirect_uri: value }))
        expect([status, location]).toEqual([400, ''])
      }),
    )
  })

  test('at every operation, as query, body and headers', async () => {
    const operation = fc.constantFrom(...pscService.operations)
    const text = fc.string({ unit: 'binary' })
    await fc.assert(
      fc.asyncProperty(operation, text, text, fc.boolean(), async ({ method, path }, query, form, known) => {
        const headers = known ? basic() : { authorization: form, cookie: query }
        const { status } = await psc.send(method, `${path}?${query}`, { form, headers })
        expect(status).toBeLessThan(500)
      }),
    )
  })
})
