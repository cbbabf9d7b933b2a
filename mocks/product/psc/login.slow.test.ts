import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notesOf } from '../../../src/listen/declared-notes.ts'
import { listenHttps } from '../../../src/listen/https.ts'
import type { Seat } from '../../../src/listen/seat.ts'
import { header } from '../../../src/model/exchange.ts'
import type { PilotAction, PilotActions } from '../../../src/model/pilot.ts'
import { createBrowser } from '../../../src/pilot/browser.ts'
import { judgeCheck } from '../../../src/run/judge.ts'
import type { Drive, Scenario } from '../../../src/run/scenario.ts'
import type { Entry } from '../../../src/run/suite.ts'
import psc from '../../../suites/psc/suite.ts'
import { type JournalDraft, journal } from '../../../suites/testkit.ts'
import { ensurePki } from '../../pki/ensure.ts'
import { pscService } from '../../psc/service.ts'
import type { PscState } from '../../psc/state.ts'
import type { Environment } from '../context.ts'
import { createProduct, type Product } from '../context-of.ts'
import { defects as all } from '../defects.ts'
import { pscActions } from './actions.ts'
import { mountPsc } from './routes.ts'

const pscDefects = all.filter(({ suite }) => suite === 'psc')

// The product’s own routes, the real https service, the bench’s browser and the suite’s scenarios, in one process.

const client = { clientId: 'produit-de-reference', clientSecret: 'secret-tres-secret' }
let folder: string
let server: ServerType
let listener: Seat<PscState>
let environment: Environment
let ca: string
let app = new Hono()
let tape: JournalDraft

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banc-psc-'))
  const { files } = await ensurePki(join(folder, 'pki'))
  ca = await readFile(files.ca, 'utf8')
  server = await new Promise<ServerType>((resolve) => {
    const started: ServerType = serve({ fetch: (request) => app.fetch(request), hostname: '127.0.0.1', port: 0 }, () =>
      resolve(started),
    )
  })
  const { port } = (server as Server).address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  listener = await listenHttps<PscState>(pscService, {
    host: '127.0.0.1',
    port: 0,
    tls: { cert: await readFile(files.server.cert, 'utf8'), key: await readFile(files.server.key, 'utf8'), ca },
    options: {
      slowMs: 700,
      clients: [
        {
          ...client,
          ciba: true,
          redirectUris: [`${url}/psc/callback`, `${url}/psc/native/callback`],
          postLogoutRedirectUris: [`${url}/`],
        },
      ],
    },
    now: () => new Date(),
    uuid: randomUUID,
    record: ({ durationMs: _, assumptions: __, ...seen }) => tape.http(seen),
    failed: (reason) => {
      throw new Error(reason)
    },
  })
  environment = {
    product: { port, url },
    services: { psc: { url: listener.url, options: client } },
    certificates: {
      ca: files.ca,
      crl: files.crl,
      rootCrl: files.rootCrl,
      insiManu: files.insiManu,
      insiAuto: files.insiAuto,
      orgAuthCli: files.orgAuthCli,
      signature: files.signature,
    },
  }
}, 120_000)

afterAll(async () => {
  await listener?.close()
  server?.close()
  await rm(folder, { recursive: true, force: true })
})

const driveOn = (product: Product): Drive => {
  const browser = createBrowser({ ca, record: (hop) => tape.hop(hop) })
  return {
    pilot: async <A extends PilotAction>(action: A, params: PilotActions[A]['params']) => {
      const handlers: Partial<Record<PilotAction, unknown>> = pscActions
      const handle = handlers[action] as (params: unknown, product: Product) => Promise<PilotActions[A]['result']>
      const result = await handle(params, product)
      tape.action(action, params, result)
      return result
    },
    fault: async (_service, fault) => {
      listener.state.fault = fault
      tape.event('fault.selected', { service: 'psc', fault })
    },
    quiet: async (services, ms) => {
      tape.window(services, ms)
    },
    waitFor: async () => true,
    traces: async () => {},
    browse: browser.browse,
  }
}

const play = async (scenario: Scenario, product: Product) => {
  tape = journal(scenario.id, () => new Date())
  tape.ofRun('service.started', {
    service: 'psc',
    url: listener.url,
    assumptions: [],
    faults: [],
    notes: notesOf(pscService),
  })
  listener.state.fault = undefined
  await scenario.drive(driveOn(product))
  return tape.build()
}

/** Scenarios that need nothing but Pro Santé Connect and its one certificate: the others are left to a run of the whole bench. */
const playable = psc.entries.filter(
  ({ scenario }) =>
    scenario.needs.every((action) => action in pscActions) && !scenario.id.endsWith('~server-certificate'),
)

/** Every verdict of these scenarios on a product with these defects: scenario and check id → verdict. */
const verdictsWith = async (
  defects: readonly string[],
  entries: readonly Entry[],
): Promise<readonly (readonly [check: string, verdict: string])[]> => {
  const product = createProduct(environment, defects)
  app = new Hono()
  mountPsc(app, product)
  const verdicts: [string, string][] = []
  for (const { scenario, checks } of entries) {
    const record = await play(scenario, product)
    for (const check of checks) verdicts.push([check.id, (await judgeCheck(check, record, psc.requirements)).verdict])
  }
  return verdicts
}

/** It never waits; and told to slow down from the first poll, it never gets its tokens, however slow this machine is. */
const hurries = 'psc.ciba-polls-without-waiting'

/** The first login, which a defect may need to have seen, then the scenarios of the checks that it claims to kill. */
const entriesFor = (id: string, kills: readonly string[]): readonly Entry[] =>
  playable
    .filter(({ checks }, index) => index === 0 || checks.some(({ id }) => kills.includes(id)))
    // Their polls wait in true seconds, and show nothing that the plain CIBA login does not.
    .filter(({ scenario }) => id === hurries || !/~ciba-(pending|slow-down)$/.test(scenario.id))

const playableDefects = pscDefects.filter(({ kills }) =>
  kills.every((id) => playable.some(({ checks }) => checks.some((check) => check.id === id))),
)

describe('logging in to the reference product by Pro Santé Connect', { timeout: 150_000 }, () => {
  test('the conformant product passes every check', async () => {
    const verdicts = await verdictsWith([], playable)
    expect(verdicts.length).toBeGreaterThan(80)
    expect(verdicts.filter(([, verdict]) => verdict !== 'pass')).toEqual([])
  })

  test.each(playableDefects)('$id is killed', async ({ id, kills, outcome }) => {
    const verdicts = await verdictsWith([id], entriesFor(id, kills))
    const killed = verdicts.filter(([, verdict]) => verdict === 'fail' || verdict === 'warn')
    expect(killed.map(([check]) => check)).toEqual(expect.arrayContaining([...kills]))
    expect(killed.map(([, verdict]) => verdict)).toContain(outcome)
    // A run with a warning only must not end as failed.
    if (outcome === 'warn') expect(verdicts.map(([, verdict]) => verdict)).not.toContain('fail')
  })

  test('every check has a defect that kills it', () => {
    const checks = psc.entries.flatMap((entry) => entry.checks.map(({ id }) => id))
    const killed: readonly string[] = pscDefects.flatMap(({ kills }) => kills)
    expect(checks.filter((id) => !killed.includes(id))).toEqual([])
  })

  test('the home page names the professional; its own logout ends both sessions', async () => {
    const product = createProduct(environment, [])
    app = new Hono()
    mountPsc(app, product)
    tape = journal('home')
    listener.state.fault = undefined
    const { browse } = driveOn(product)
    const already = listener.state.sessions.size
    const home = await browse(
      { open: `${environment.product.url}/login` },
      { click: 's’identifier avec pro sante connect' },
      { submit: { professionnel: '899700000025', decision: 'accepter' } },
    )
    expect(home.text).toContain('ALEX SPECIMEN (899700000025)')
    expect(listener.state.sessions.size).toBe(already + 1)
    const left = await browse({ click: 'Se déconnecter' })
    expect(left).toMatchObject({ url: `${environment.product.url}/`, status: 200 })
    expect(left.text).toContain('Personne n’est connecté')
    expect(product.sessions.size).toBe(0)
    expect(listener.state.sessions.size).toBe(already)
  })

  test('a UserInfo that comes as a signed JWT is read as one in JSON is', async () => {
    const [jwt, json] = [{ userinfoFormat: 'jwt' }, { userinfoFormat: 'json' }]
    const login = async (fault: string | undefined) => {
      const product = createProduct(environment, [])
      app = new Hono()
      mountPsc(app, product)
      tape = journal('userinfo')
      listener.state.fault = fault
      await driveOn(product).browse(
        { open: `${environment.product.url}/login` },
        { click: "S'identifier avec Pro Santé Connect" },
        { submit: { professionnel: '899700000025', decision: 'accepter' } },
      )
      const types = tape
        .build()
        .exchanges('psc', 'userinfo')
        .map(({ response }) => header(response.headers, 'content-type'))
      return { types, names: [...product.sessions.values()].map(({ familyName }) => familyName) }
    }
    Object.assign(listener.state.options, jwt)
    try {
      const types = ['application/jwt']
      expect(await login(undefined)).toEqual({ types, names: ['SPECIMEN'] })
      expect(await login('userinfo-sub-differs')).toEqual({ types, names: [] })
      expect(await login('userinfo-signed-by-another-key')).toEqual({ types, names: [] })
    } finally {
      Object.assign(listener.state.options, json)
    }
  })

  test('a professional who refuses comes back without a session', async () => {
    const product = createProduct(environment, [])
    app = new Hono()
    mountPsc(app, product)
    tape = journal('refusal')
    listener.state.fault = undefined
    const shown = await driveOn(product).browse(
      { open: `${environment.product.url}/login` },
      { click: "S'identifier avec Pro Santé Connect" },
      { submit: { decision: 'refuser' } },
    )
    expect(shown).toMatchObject({ status: 403 })
    expect(shown.text).toContain('access_denied')
  })
})
