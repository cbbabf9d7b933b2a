import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { AnyHttpService, HttpService, MockState, Operation } from '../model/service.ts'
import { type HostsSeat, listenOnItsHosts } from './hosts.ts'
import type { RecordedHttp } from './recorded.ts'

interface Counter extends MockState {
  count: number
  readonly apartUrl: string | undefined
}

const counting = (name: string, path: string): Operation<Counter> => ({
  name,
  method: 'GET',
  path,
  handle: (_request, state) => {
    state.count += 1
    return { response: { status: 200, body: String(state.count) } }
  },
})

const front = counting('front', '/front')
const back = counting('back', '/back')

const service = (port: number): HttpService<Counter> => ({
  kind: 'http',
  name: 'compteur',
  title: { fr: 'Compteur', en: 'Counter' },
  mtls: 'none',
  assumptions: [],
  faults: [],
  operations: [front, back],
  apart: { name: 'compteur-avant', operations: [front], port: () => port },
  start: ({ now, uuid, apartUrl }) => ({ now, uuid, fault: undefined, count: 0, apartUrl }),
  unmatched: () => ({ response: { status: 404 } }),
})

const open: HostsSeat[] = []
afterEach(async () => {
  for (const { close } of open.splice(0)) await close()
})

const listen = async (hosted: AnyHttpService) => {
  const recorded: RecordedHttp[] = []
  const listener = await listenOnItsHosts<Counter>(hosted, {
    host: '127.0.0.1',
    port: 0,
    options: {},
    now: () => new Date(),
    uuid: () => 'uuid',
    record: (seen) => recorded.push(seen),
    failed: () => {},
  })
  open.push(listener)
  return { ...listener, recorded }
}

const get = async (url: string) => {
  const response = await fetch(url)
  return [response.status, await response.text()]
}

describe('a service on two hosts', () => {
  test('keeps one state, one name in the recording, and each operation at its own address', async () => {
    const { url, apartUrl, state, recorded } = await listen(service(0))
    expect(apartUrl).not.toBe(url)
    expect(state.apartUrl).toBe(apartUrl)
    expect(await get(`${apartUrl}/front`)).toEqual([200, '1'])
    expect(await get(`${url}/back`)).toEqual([200, '2'])
    expect(await get(`${url}/front`)).toEqual([404, ''])
    expect(await get(`${apartUrl}/back`)).toEqual([404, ''])
    expect(recorded.map((seen) => [seen.service, seen.operation])).toEqual([
      ['compteur', 'front'],
      ['compteur', 'back'],
      ['compteur', undefined],
      ['compteur', undefined],
    ])
  })

  test('a service that has nothing apart has one address', async () => {
    const { apart: _, ...whole } = service(0)
    const { url, apartUrl } = await listen(whole)
    expect(apartUrl).toBe(url)
    expect(await get(`${url}/front`)).toEqual([200, '1'])
  })

  test('a second port that is taken is told by the second host’s name, and nothing stays open', async () => {
    const taken = createServer()
    await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening))
    const { port } = taken.address() as { port: number }
    await expect(listen(service(port))).rejects.toMatchObject({
      code: 'BANC-PORT',
      where: expect.stringContaining('compteur-avant'),
    })
    await new Promise((closed) => taken.close(closed))
  })

  test('a service that cannot start closes both', async () => {
    const broken: AnyHttpService = {
      ...service(0),
      start: () => {
        throw new Error('broken')
      },
    }
    await expect(listen(broken)).rejects.toThrow('broken')
  })
})
