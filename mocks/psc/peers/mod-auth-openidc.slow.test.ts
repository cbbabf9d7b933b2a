import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Apache, freePort, handler, missingPackages, startApache } from './apache.fixture.ts'
import { type Findings, measured, nominal, recordedAfter } from './findings.fixture.ts'
import { enter, find, leave, renew, session, visit } from './mod-auth-openidc.fixture.ts'
import { type Provider, professional, startProvider } from './provider.fixture.ts'

const missing = missingPackages()

test('Apache and mod_auth_openidc are there', ({ skip }) => {
  const lacking = `not installed: ${missing.join(', ')} (apt-get install ${missing.join(' ')})`
  if (missing.length > 0 && process.env.CI === undefined) skip(`SKIPPED, ${lacking}`)
  expect(missing, lacking).toEqual([])
})

describe.skipIf(missing.length > 0)('Apache with mod_auth_openidc over TLS', () => {
  let provider: Provider
  let apache: Apache

  beforeAll(async () => {
    const port = await freePort()
    const here = `https://127.0.0.1:${port}`
    provider = await startProvider({
      redirectUris: [`${here}${handler}`],
      postLogoutRedirectUris: [`${here}/adieu.html`],
    })
    apache = await startApache(port, provider)
  })

  afterAll(async () => {
    await apache?.close()
    await provider?.close()
  })

  test('logs in, reads UserInfo, refreshes, logs out; the next visit asks who is there again', async () => {
    const seen = visit(provider)
    expect(await enter(seen, apache), apache.log()).toBe(true)
    expect((await session(seen, apache)).userinfo).toMatchObject({ SubjectNameID: professional })
    expect(await renew(seen, apache), apache.log()).toBe(true)
    const gone = await leave(seen, apache)
    expect([gone.url, gone.status]).toEqual([`${apache.url}/adieu.html`, 200])
    const again = await seen.browser.browse({ open: `${apache.url}/` })
    expect(again.text).toContain('Professionnel de test')
    const asked = provider.seen.map(({ operation }) => operation)
    for (const operation of ['authorize', 'authenticate', 'token', 'userinfo', 'logout']) {
      expect(asked).toContain(operation)
    }
  })

  test('what it refuses is what docs/third-parties.md says', async () => {
    const findings: Record<string, Findings[string]> = {}
    for (const fault of measured) findings[fault ?? nominal] = await find(provider, apache, fault)
    expect(findings).toEqual(recordedAfter('mod_auth_openidc', findings))
  }, 240_000)
})
