import { describe, expect, test } from 'vitest'
import type { BrowserStorage, EventData } from '../../../src/model/event.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { journal } from '../../testkit.ts'
import { tokensStayOnTheServer } from './exchange.ts'
import { judged, login } from './wire.fixture.ts'

const empty: BrowserStorage = { local: [], session: [], cookies: [] }

/** A conforming login after which a real browser tells this of its page. */
const afterwards = (told: Partial<EventData['browser.page']>): ScenarioRecord => {
  const plain = login()
  const data = { step: 'open', url: 'https://lps.example/', requests: [], storage: empty, ...told }
  const page = journal('PSC.01.01').event('browser.page', data).build()
  return { ...plain, all: (type) => [...plain.all(type), ...page.all(type)] }
}

const cookie = { name: 'jeton', value: 'jeton-acces', httpOnly: false, secure: true, sameSite: 'Lax' }

describe('what a real browser keeps', () => {
  test('nothing of the tokens: conformant', async () => {
    const local = [{ key: 'theme', value: 'clair' }]
    expect(await judged(tokensStayOnTheServer, afterwards({ storage: { ...empty, local } }))).toEqual(
      await judged(tokensStayOnTheServer, login()),
    )
  })

  test.each([
    ['localStorage', { storage: { ...empty, local: [{ key: 'j', value: '{"t":"jeton-acces"}' }] } }],
    ['sessionStorage', { storage: { ...empty, session: [{ key: 'j', value: 'jeton-acces' }] } }],
    ['a cookie that scripts read', { storage: { ...empty, cookies: [cookie] } }],
    [
      'a request to another origin',
      { requests: [{ url: 'https://mesure.example/?t=jeton-acces', method: 'GET', resourceType: 'image' }] },
    ],
  ] as const)('the access token in %s: a violation', async (_where, told) => {
    expect(await judged(tokensStayOnTheServer, afterwards(told))).not.toEqual(
      await judged(tokensStayOnTheServer, login()),
    )
  })
})
