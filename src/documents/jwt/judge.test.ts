import { expect, test } from 'vitest'
import { validateBytes } from '../validate.ts'

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = { iss: 'https://auth.exemple.fr', iat: 1, exp: 2 }
const jwt = (header: unknown, payload: unknown): string => `${part(header)}.${part(payload)}.c2ln`
const validate = (text: string) => validateBytes('jeton', new TextEncoder().encode(text), 'fr')

test('a token that reads well is inconclusive: its signature was not judged, and the result says so', async () => {
  const result = await validate(jwt({ alg: 'RS256' }, claims))
  expect(result).toMatchObject({
    kind: 'jwt',
    verdict: 'inconclusive',
    ruleSets: [{ findings: [] }, { rulesFired: 0 }],
  })
  expect(result.ruleSets[1]?.aborted).toContain('signature')
})

test.each([
  ['jwt.readable', jwt({ alg: 'RS256' }, [])],
  ['jwt.signed', jwt({ alg: 'none' }, claims)],
  ['jwt.times', jwt({ alg: 'RS256' }, { ...claims, exp: 0 })],
  ['jwt.issuer', jwt({ alg: 'RS256' }, { ...claims, iss: undefined })],
])('%s', async (rule, token) => {
  const [set] = (await validate(token)).ruleSets
  expect(set?.findings.map((finding) => finding.rule)).toEqual([rule])
})
