import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { BancError } from '../model/errors.ts'
import type { Pilot } from '../model/pilot.ts'
import { httpPilot } from './http.ts'

const listening = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const pilotAt = (url: string, timeoutMs = 2_000): Pilot => httpPilot({ url, timeoutMs })

const answering = async (status: number, body: unknown, type = 'application/json'): Promise<Pilot> =>
  pilotAt(
    await listening((_, response) => {
      response.writeHead(status, { 'content-type': type }).end(typeof body === 'string' ? body : JSON.stringify(body))
    }),
  )

const failureOf = async (asked: Promise<unknown>): Promise<BancError> => {
  const error = await asked.then(
    () => expect.unreachable('the pilot should have failed'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof BancError) return error
  throw error
}

const capabilities = { product: { name: 'Petit logiciel', version: '1' }, profiles: [], actions: ['identity.read'] }

describe('a product that follows the contract', () => {
  test('tells its capabilities', async () => {
    expect(await (await answering(200, capabilities)).capabilities()).toEqual(capabilities)
  })

  test('is asked to act by its name and with its parameters, and answers with the result', async () => {
    const asked: string[] = []
    const url = await listening(async (request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers['content-type']}`)
      for await (const chunk of request) asked.push(String(chunk))
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end('{"outcome":"imported"}')
    })
    expect(await pilotAt(url).act('identity.fetchIns', { patientId: 'p1' })).toEqual({ outcome: 'imported' })
    expect(asked).toEqual(['POST /pilot/actions/identity.fetchIns application/json', '{"patientId":"p1"}'])
  })

  test('is asked on a connection of its own, so that it may restart between two actions', async () => {
    const asked: string[] = []
    const url = await listening((request, response) => {
      asked.push(`${request.headers.connection} ${request.socket.remotePort}`)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"traces":[]}')
    })
    await pilotAt(url).traces()
    await pilotAt(url).traces()
    expect(asked).toEqual([expect.stringMatching(/^close /), expect.stringMatching(/^close /)])
    expect(asked[0]).not.toBe(asked[1])
  })

  test('may want the name and the password of its address', async () => {
    const url = await listening(({ headers }, response) => {
      const known = headers.authorization === `Basic ${Buffer.from('zoé:p@ss').toString('base64')}`
      response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' }).end('{"traces":[]}')
    })
    expect(await pilotAt(url.replace('//', '//zo%C3%A9:p%40ss@')).traces()).toEqual([])
  })

  test('gives its traces', async () => {
    expect(await (await answering(200, { traces: [{ action: 'x' }] })).traces()).toEqual([{ action: 'x' }])
  })
})

describe('a product that does not', () => {
  test.each<[string, number, unknown, string, string, RegExp]>([
    [
      'answers off the contract',
      200,
      { outcome: 'ok' },
      'application/json',
      'BANC-PILOT-CONTRACT',
      /outcome : valeurs possibles : imported/,
    ],
    ['lacks a field', 200, {}, 'application/json', 'BANC-PILOT-CONTRACT', /il manque « outcome »/],
    ['answers what is not JSON', 200, '{"outcome"', 'application/json', 'BANC-PILOT-CONTRACT', /pas du JSON/],
    [
      'answers a page',
      200,
      '<h1>Bienvenue</h1>',
      'text/html',
      'BANC-PILOT-CONTRACT',
      /pas du JSON \(content-type : text\/html\)/,
    ],
    [
      'answers JSON that does not say so',
      200,
      '{"outcome":"imported"}',
      'text/plain',
      'BANC-PILOT-CONTRACT',
      /text\/plain/,
    ],
    [
      'does not know the action',
      404,
      { message: 'action non offerte' },
      'application/json',
      'BANC-PILOT-REFUSED',
      /a répondu 404 : action non offerte\. /,
    ],
    [
      'fails',
      500,
      { message: 'base fermée.' },
      'application/json',
      'BANC-PILOT-REFUSED',
      /a répondu 500 : base fermée\. /,
    ],
    ['redirects', 302, '', 'text/plain', 'BANC-PILOT-REFUSED', /302/],
    ['fails with a whole page', 502, `<p>${'x'.repeat(5000)}</p>`, 'text/html', 'BANC-PILOT-REFUSED', /^.{0,600}$/],
  ])('and %s', async (_, status, body, type, code, said) => {
    const pilot = await answering(status, body, type)
    const error = await failureOf(pilot.act('identity.fetchIns', { patientId: 'p1' }))
    expect(error.code).toBe(code)
    expect(error.where).toContain('/pilot/actions/identity.fetchIns')
    expect(error.describe('fr')).toMatch(said)
  })

  test('and is too slow', async () => {
    const pilot = pilotAt(await listening(() => {}), 100)
    const error = await failureOf(pilot.capabilities())
    expect(error.code).toBe('BANC-PILOT-UNREACHABLE')
    expect(error.describe('fr')).toMatch(/en 0,1 s/)
  })

  test('and closes the connection', async () => {
    const pilot = pilotAt(await listening((request) => request.socket.destroy()))
    expect((await failureOf(pilot.traces())).code).toBe('BANC-PILOT-UNREACHABLE')
  })

  test('and answers the half of what it announced', async () => {
    const url = await listening((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
      response.write('{', () => response.destroy())
    })
    expect((await failureOf(pilotAt(url).traces())).code).toBe('BANC-PILOT-UNREACHABLE')
  })

  test('and never ends what it began', async () => {
    const url = await listening((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{')
    })
    expect((await failureOf(pilotAt(url, 100).traces())).describe('fr')).toMatch(/en 0,1 s/)
  })

  test('and answers more than the bench reads', async () => {
    const url = await listening((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.alloc(200_000_001, ' '))
    })
    const error = await failureOf(pilotAt(url, 20_000).traces())
    expect([error.code, error.describe('fr')]).toEqual(['BANC-PILOT-UNREACHABLE', expect.stringMatching(/Maximum/)])
  })

  test('and has an address whose port the standard forbids', async () => {
    const error = await failureOf(pilotAt('http://127.0.0.1:6000').capabilities())
    expect([error.code, error.describe('fr')]).toEqual(['BANC-PILOT-UNREACHABLE', expect.stringMatching(/norme Fetch/)])
  })

  test('and does not listen', async () => {
    const error = await failureOf(pilotAt('http://127.0.0.1:2').capabilities())
    expect(error.code).toBe('BANC-PILOT-UNREACHABLE')
    expect(error.describe('fr')).toContain('ECONNREFUSED')
    expect(error.describe('en')).toContain('pilot.url')
  })
})
