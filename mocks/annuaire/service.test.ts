import { describe, expect, test } from 'vitest'
import type { HttpRequest } from '../../src/model/exchange.ts'
import { serve } from '../../src/model/service.ts'
import { mailboxesOf, nextPage, readBundle } from '../../src/protocols/annuaire/answers.ts'
import { ordinaryContact } from './directory.ts'
import { annuaireService } from './service.ts'
import { type AnnuaireState, startState } from './state.ts'

const url = 'https://annuaire.example'

const stateWith = (more: { readonly fault?: string; readonly options?: Record<string, unknown> } = {}) => {
  let ids = 0
  let at = Date.UTC(2026, 2, 1, 9)
  const state = startState({ url, now: () => new Date(at), uuid: () => `u-${++ids}`, options: more.options ?? {} })
  state.fault = more.fault
  return { state, later: (ms: number) => (at += ms) }
}

const get = (path: string, headers: Record<string, string> = { 'esante-api-key': 'cle' }): HttpRequest => ({
  method: 'GET',
  url: path,
  headers,
  body: new Uint8Array(),
})

const ask = async (path: string, state: AnnuaireState = stateWith().state) => {
  const { response, ...said } = await serve(annuaireService, get(path.replace(url, '')), state)
  const body = Buffer.from(String(response.body))
  return { ...said, status: response.status, headers: response.headers, bundle: readBundle(body), body: String(body) }
}

const idsOf = (bundle: ReturnType<typeof readBundle>, mode = 'match') =>
  bundle?.entry?.filter(({ search }) => search?.mode === mode).map(({ resource }) => resource.id)

const addressesOf = (bundle: ReturnType<typeof readBundle>) =>
  bundle?.entry?.flatMap(({ resource }) => mailboxesOf(resource)).map(({ address }) => address)

describe('a person is found', () => {
  test.each([
    ['by RPPS', 'identifier=99700000017'],
    ['by RPPS with its system', 'identifier=https%3A%2F%2Frpps.esante.gouv.fr%7C99700000017'],
    ['by national id', 'identifier=899700000017'],
    ['by family name, whatever the case', 'family=reference'],
    ['by the beginning of a name', 'name=REFER'],
    ['by name and profession', 'name=reference&qualification-code=10'],
    ['by speciality', 'qualification-code=SM54'],
    ['by one of two names', 'family=REFERENCE,INCONNU'],
    ['by a part of the mailbox', 'mailbox-mss:contains=camille.reference'],
    ['by the exact mailbox', 'mailbox-mss:exact=camille.reference@exemple.mssante.fr'],
    ['by id', '_id=003-99700000017'],
    ['among those updated since', 'family=REFERENCE&_lastUpdated=ge2026-03-01'],
  ])('%s', async (_, query) => {
    const { status, bundle } = await ask(`/fhir/v2/Practitioner?${query}`)
    expect(status).toBe(200)
    expect(idsOf(bundle)).toEqual(['003-99700000017'])
  })

  test('a question mark in a value is a part of it', async () => {
    expect((await ask('/fhir/v2/Practitioner?family=REFERENCE?')).bundle?.total).toBe(0)
  })

  test('without accents, and with an apostrophe', async () => {
    expect(idsOf((await ask('/fhir/v2/Practitioner?given=zoe')).bundle)).toEqual(['003-99700000082'])
    expect(idsOf((await ask("/fhir/v2/Practitioner?family=d'essai")).bundle)).toEqual(['003-99700000082'])
  })

  test('and not by what differs', async () => {
    for (const query of [
      'family:exact=reference',
      'identifier=https%3A%2F%2Ffiness.esante.gouv.fr%7C99700000017',
      'active=false',
      '_lastUpdated=lt2026-03-01',
      'mailbox-mss:exact=camille.reference',
    ]) {
      const { bundle } = await ask(`/fhir/v2/Practitioner?${query}`)
      expect(bundle?.total, query).toBe(0)
      expect(bundle).not.toHaveProperty('entry.0')
    }
  })

  test('by POST on _search, with a form', async () => {
    const { response } = await serve(
      annuaireService,
      {
        method: 'POST',
        url: '/fhir/v2/Practitioner/_search',
        headers: { 'esante-api-key': 'cle', 'content-type': 'application/x-www-form-urlencoded' },
        body: Buffer.from('family=REFERENCE'),
      },
      stateWith().state,
    )
    expect(idsOf(readBundle(Buffer.from(String(response.body))))).toEqual(['003-99700000017'])
  })
})

describe('mailboxes', () => {
  test('of a person alone are on Practitioner, of a person in a structure on PractitionerRole', async () => {
    expect(addressesOf((await ask('/fhir/v2/Practitioner?identifier=99700000017')).bundle)).toEqual([
      'camille.reference@exemple.mssante.fr',
    ])
    const { bundle } = await ask('/fhir/v2/PractitionerRole?practitioner=Practitioner/003-99700000017')
    expect(addressesOf(bundle)).toEqual(['camille.reference@hopital-fictif.mssante.fr'])
  })

  test('of a structure stand beside an ordinary address, which is none', async () => {
    const { bundle, body } = await ask('/fhir/v2/Organization?identifier=990000001')
    expect(addressesOf(bundle)).toEqual([
      'secretariat@hopital-fictif.mssante.fr',
      'comptes-rendus@hopital-fictif.mssante.fr',
    ])
    expect(body).toContain(ordinaryContact)
    expect((await ask(`/fhir/v2/Organization?mailbox-mss:contains=${ordinaryContact}`)).bundle?.total).toBe(0)
  })

  test('on the red list are neither shown nor found, unless the fault publishes them', async () => {
    const byAddress = '/fhir/v2/Practitioner?mailbox-mss:contains=martine.essai'
    expect((await ask(byAddress)).bundle?.total).toBe(0)
    expect(addressesOf((await ask('/fhir/v2/Practitioner?family=ESSAI')).bundle)).toEqual([])
    const { bundle } = await ask(byAddress, stateWith({ fault: 'red-list-published' }).state)
    expect(bundle?.entry?.flatMap(({ resource }) => mailboxesOf(resource))).toEqual([
      { address: 'martine.essai@exemple.mssante.fr', type: 'PER', redList: true },
    ])
  })

  test('that were withdrawn are gone, the person stays', async () => {
    const { bundle } = await ask(
      '/fhir/v2/Practitioner?family=REFERENCE',
      stateWith({ fault: 'mailbox-withdrawn' }).state,
    )
    expect([bundle?.total, addressesOf(bundle)]).toEqual([1, []])
  })
})

describe('what comes along', () => {
  test('is asked by _include and _revinclude, and not counted', async () => {
    const roles = await ask('/fhir/v2/PractitionerRole?practitioner=003-99700000017&_include=*')
    expect(roles.bundle?.total).toBe(2)
    expect(idsOf(roles.bundle, 'include')).toEqual(['003-99700000017', '001-R00001', '001-F990000001'])
    const person = await ask('/fhir/v2/Practitioner?identifier=99700000017&_revinclude=PractitionerRole:practitioner')
    expect(idsOf(person.bundle, 'include')).toEqual(['005-99700000017-1', '005-99700000017-2'])
  })

  test('_elements says that the resource is not whole', async () => {
    const { bundle } = await ask('/fhir/v2/Practitioner?family=REFERENCE&_elements=telecom')
    const [entry] = bundle?.entry ?? []
    expect(Object.keys(entry?.resource ?? {}).toSorted()).toEqual(['id', 'meta', 'resourceType', 'telecom'])
    expect(entry?.resource.meta?.tag?.[0]?.code).toBe('SUBSETTED')
  })
})

describe('pages', () => {
  const all = async (state: AnnuaireState, first: string) => {
    const ids: string[] = []
    let pages = 0
    for (let next: string | undefined = first; next !== undefined; pages++) {
      const { bundle } = await ask(next, state)
      if (bundle === undefined) throw new Error('no bundle')
      ids.push(...(idsOf(bundle) ?? []))
      next = nextPage(bundle)
    }
    return { ids, pages }
  }

  test('of 50 by default, linked by next, hold everybody once', async () => {
    const { state } = stateWith()
    const { ids, pages } = await all(state, '/fhir/v2/Practitioner?family=GENERE')
    expect([pages, ids.length, new Set(ids).size]).toEqual([3, 120, 120])
    expect((await all(stateWith().state, '/fhir/v2/Practitioner?family=GENERE&_count=200')).pages).toBe(1)
  })

  test('that change in between repeat an entry', async () => {
    const { ids } = await all(stateWith({ fault: 'page-changes' }).state, '/fhir/v2/Practitioner?family=GENERE')
    expect(ids.length).toBeGreaterThan(new Set(ids).size)
    expect(new Set(ids).size).toBe(120)
  })

  test('that nobody promised are gone, and _total=none leaves the total out', async () => {
    const { status, body } = await ask('/fhir/v2/_page?id=x')
    expect([status, JSON.parse(body).resourceType]).toEqual([410, 'OperationOutcome'])
    expect((await ask('/fhir/v2/Practitioner?_total=none')).bundle).not.toHaveProperty('total')
  })

  test('are forgotten beyond a thousand, the oldest first', async () => {
    const { state } = stateWith({ options: { callsPerSecond: 10_000 } })
    const first = (await ask('/fhir/v2/Practitioner?family=GENERE', state)).bundle
    for (let index = 0; index < 1_000; index++) await ask('/fhir/v2/Practitioner?family=GENERE', state)
    expect(state.pages.size).toBe(1_000)
    expect((await ask(first === undefined ? '' : (nextPage(first) ?? ''), state)).status).toBe(410)
  })
})

describe('what is refused', () => {
  test.each([
    ['/fhir/v2/Practitioner?nom=X', 'nom'],
    ['/fhir/v2/Practitioner?constructor=X', 'constructor'],
    ['/fhir/v2/Practitioner?family:below=X', 'below'],
    ['/fhir/v2/Practitioner?family=', 'vide'],
    ['/fhir/v2/Practitioner?mailbox-mss-type=PER', 'mailbox-mss-type'],
    ['/fhir/v2/Practitioner?_count=zero', '_count'],
    ['/fhir/v2/Practitioner?_lastUpdated=hier', 'hier'],
    ['/fhir/v2/PractitionerRole?_include=Practitioner:organization', '_include'],
    ['/fhir/v2/Practitioner?_total=some', '_total'],
  ])('%s: 400 and an OperationOutcome that names it', async (path, word) => {
    const { status, body, assumptions } = await ask(path)
    const { resourceType, issue } = JSON.parse(body)
    expect([status, resourceType]).toEqual([400, 'OperationOutcome'])
    expect(issue[0].diagnostics).toContain(word)
    expect(assumptions).toEqual(['annuaire.unknown-parameter'])
  })

  test('version 1 and the address without a version are gone; another path is unknown; the API is read only', async () => {
    expect((await ask('/fhir/v1/Practitioner')).status).toBe(410)
    expect((await ask('/fhir/Practitioner')).status).toBe(410)
    expect((await ask('/fhir/v2/Patient')).status).toBe(404)
    const put = await serve(annuaireService, { ...get('/fhir/v2/Practitioner'), method: 'PUT' }, stateWith().state)
    expect(put.response.status).toBe(405)
  })

  test('without the key, or with another one', async () => {
    const { state } = stateWith({ options: { apiKey: 'la-mienne' } })
    for (const headers of [{}, { 'esante-api-key': 'une-autre' }]) {
      const { response } = await serve(annuaireService, get('/fhir/v2/Practitioner', headers), state)
      expect(response.status).toBe(401)
    }
    const { response } = await serve(
      annuaireService,
      get('/fhir/v2/metadata', { 'esante-api-key': 'la-mienne' }),
      state,
    )
    expect(response.status).toBe(200)
  })

  test('the eighteenth call of a second, by the clock of the service; the next second takes calls again', async () => {
    const { state, later } = stateWith()
    const statuses: number[] = []
    for (let call = 0; call < 18; call++) statuses.push((await ask('/fhir/v2/metadata', state)).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(17)
    const refused = await ask('/fhir/v2/metadata', state)
    expect(refused.status).toBe(429)
    expect(refused.headers).toMatchObject({
      'retry-after': '1',
      'x-rate-limit-limit': '17',
      'x-rate-limit-remaining': '0',
    })
    later(1_000)
    expect((await ask('/fhir/v2/metadata', state)).status).toBe(200)
  })
})

test.each([
  ['no-result', { status: 200 }],
  ['rate-limited', { status: 429 }],
  ['http-503', { status: 503 }],
  ['malformed-json', { status: 200 }],
  ['cut', { cut: true }],
  ['slow', { status: 200, delayMs: 7 }],
])('fault %s', async (fault, expected) => {
  const { state } = stateWith({ fault, options: { slowMs: 7 } })
  const { response } = await serve(annuaireService, get('/fhir/v2/Practitioner?family=REFERENCE'), state)
  expect(response).toMatchObject(expected)
  const bundle = readBundle(Buffer.from(String(response.body)))
  if (fault === 'malformed-json') expect(bundle).toBeUndefined()
  if (fault === 'no-result') expect(bundle?.total).toBe(0)
})

test('the CapabilityStatement announces every parameter that a search takes', async () => {
  const { rest } = JSON.parse((await ask('/fhir/v2/metadata')).body)
  const { state } = stateWith({ options: { callsPerSecond: 1_000 } })
  for (const { type, searchParam } of rest[0].resource) {
    for (const { name, type: kind } of searchParam) {
      const value = kind === 'date' ? '2026' : 'x'
      expect((await ask(`/fhir/v2/${type}?${name}=${value}`, state)).status, `${type}.${name}`).toBe(200)
    }
  }
})

test('the same seed generates the same people', async () => {
  const bodyFor = async (seed: number) =>
    (await ask('/fhir/v2/Practitioner?family=GENERE&_count=200', stateWith({ options: { seed } }).state)).body
  expect(await bodyFor(3)).toBe(await bodyFor(3))
  expect(await bodyFor(3)).not.toBe(await bodyFor(4))
})
