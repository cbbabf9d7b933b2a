import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Seat } from '../../../src/listen/seat.ts'
import { listenSmtp } from '../../../src/listen/smtp.ts'
import type { SmtpRecording } from '../../../src/listen/smtp-transaction.ts'
import type { ClientHello } from '../../../src/model/exchange.ts'
import type { Traits } from '../../../src/model/pilot.ts'
import { judgeCheck } from '../../../src/run/judge.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import type { Drive } from '../../../src/run/scenario.ts'
import suite from '../../../suites/mss/suite.ts'
import { journal } from '../../../suites/testkit.ts'
import { mssService } from '../../mss/service.ts'
import { ensurePki } from '../../pki/ensure.ts'
import type { Pki } from '../../pki/store.ts'
import { tlsMaterial } from '../../tls/material.ts'
import type { ActionHandlers, ProductContext } from '../context.ts'
import { createProduct } from '../context-of.ts'
import { defects as all } from '../defects.ts'
import { documentActions } from '../documents/actions.ts'
import { mssActions } from './actions.ts'

const mssDefects = all.filter(({ suite }) => suite === 'mss')

let folder: string
let pki: Pki

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banc-mss-'))
  pki = await ensurePki(join(folder, 'pki'))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const operator = async (
  record: (transaction: SmtpRecording) => void,
  failed: Parameters<typeof listenSmtp>[1]['failed'] = () => undefined,
  heard: (hello: ClientHello) => void = () => undefined,
): Promise<Seat> => {
  return listenSmtp(mssService, {
    host: '127.0.0.1',
    port: 0,
    tls: tlsMaterial(pki),
    options: { slowMs: 50 },
    now: () => new Date(),
    uuid: () => 'u',
    record,
    failed,
    heard,
  })
}

const productAt = (url: string, defects: readonly string[] = [], options = {}): ProductContext =>
  createProduct(
    {
      product: { port: 0, url: '' },
      services: { mss: { url, options } },
      certificates: { ...pki.files },
    },
    defects,
  )

/** The identity vigilance chapter has its own tests: here INSi simply knows everybody, and answers 00. */
const identities: ActionHandlers = {
  'identity.create': async ({ traits }, { patients }) => {
    const patientId = `IPP-${patients.size + 1}`
    patients.set(patientId, { identity: { ...(traits as Traits), patientId, statut: 'provisoire' }, dmpOpposed: false })
    return { patientId, statut: 'provisoire' }
  },
  'identity.validate': async ({ patientId }, { patients }) => {
    const file = patients.get(patientId)
    if (file) file.identity = { ...file.identity, statut: 'validee' }
    return { statut: 'validee' }
  },
  'identity.fetchIns': async ({ patientId }, { patients }) => {
    const file = patients.get(patientId)
    if (!file) return { outcome: 'error' }
    const statut = file.identity.statut === 'validee' ? 'qualifiee' : 'recuperee'
    const ins = { matricule: '275126322074974', oid: '1.2.250.1.213.1.4.10', lieuNaissance: '63220' }
    file.identity = { ...file.identity, ...ins, statut }
    return { outcome: 'imported' }
  },
  'identity.read': async ({ patientId }, { patients }) => {
    const identity = patients.get(patientId)?.identity
    if (!identity) throw new Error('unknown')
    return { identity }
  },
}

const handlers: ActionHandlers = { ...identities, ...documentActions, ...mssActions }

/** Drives one scenario of the suite against the product in this process and the operator on a socket. */
const recordingOf = async (scenarioId: string, defects: readonly string[]): Promise<ScenarioRecord> => {
  const scenario = suite.entries.find((entry) => entry.scenario.id === scenarioId)?.scenario
  if (!scenario) throw new Error(`no scenario ${scenarioId}`)
  const draft = journal(scenarioId)
  const listener = await operator(
    (transaction) => draft.mail(transaction),
    (failure) => draft.event('connection.failed', failure),
    (hello) => draft.event('connection.hello', { service: 'mss', hello, ...(fault !== undefined && { fault }) }),
  )
  let fault: string | undefined
  const context = productAt(listener.url, defects)
  const drive: Drive = {
    pilot: async (action, params) => {
      const handle = handlers[action]
      if (!handle) throw new Error(`${action} is not offered`)
      const result = await handle(params, context)
      draft.action(action, params, result)
      return result
    },
    traces: async () => {},
    fault: async (_, chosen) => {
      fault = chosen
      await listener.select(chosen)
    },
    quiet: async (services, ms) => {
      // What a connection had to say is told a little after its end.
      await wait(50)
      draft.window(services, ms)
    },
    waitFor: async () => true,
    browse: () => Promise.reject(new Error('no browser here')),
  }
  try {
    await scenario.drive(drive)
  } finally {
    await listener.close()
  }
  return draft.build()
}

/** Verdict by check id, of the scenarios that judge one of these checks. */
const verdictsOf = async (
  defects: readonly string[],
  wanted: (check: string) => boolean = () => true,
): Promise<Readonly<Record<string, string>>> => {
  const given: Record<string, string> = {}
  for (const { scenario, checks } of suite.entries.filter((entry) => entry.checks.some(({ id }) => wanted(id)))) {
    const record = await recordingOf(scenario.id, defects)
    for (const check of checks) given[check.id] = (await judgeCheck(check, record, suite.requirements)).verdict
  }
  return given
}

describe('message.send, over a real socket', () => {
  test('every check of the chapter passes on the conformant product', async () => {
    const given = await verdictsOf([])
    expect(Object.entries(given).filter(([, verdict]) => verdict !== 'pass')).toEqual([])
    expect(Object.keys(given).length).toBeGreaterThan(15)
  })

  test.each(mssDefects.map((defect) => [defect.id, defect] as const))('%s kills its checks', async (id, defect) => {
    const given = await verdictsOf([id], (check) => defect.kills.some((killed) => killed === check))
    for (const check of defect.kills) expect([check, given[check]]).toEqual([check, defect.outcome])
  })

  test('every check of the chapter is killed by a declared defect', () => {
    const killed = new Set<string>(mssDefects.flatMap(({ kills }) => kills))
    const checks = suite.entries.flatMap((entry) => entry.checks.map(({ id }) => id))
    expect(checks.filter((id) => !killed.has(id))).toEqual([])
  })
})

describe('what the operator refuses', () => {
  const sends = async (fault: string | undefined, options = {}) => {
    const recorded: SmtpRecording[] = []
    const listener = await operator((transaction) => recorded.push(transaction))
    listener.state.fault = fault
    const context = productAt(listener.url, [], options)
    const { patientId = '' } = (await identities['identity.create']?.(
      {
        traits: {
          nomNaissance: 'ADRUN',
          prenomsNaissance: 'ZOE',
          premierPrenom: 'ZOE',
          dateNaissance: '1975-12-31',
          sexe: 'F',
          lieuNaissance: '63220',
        },
      },
      context,
    )) ?? { patientId: '' }
    const to = { kind: 'professional', address: 'a@exemple.mssante.fr' } as const
    const result = await mssActions['message.send']?.({ patientId, documentIds: [], to, body: 'x' }, context)
    await listener.close()
    return { result, recorded }
  }

  test.each(['auth-refused', 'mailbox-unknown', 'temporary'])('%s is told to the user, not thrown', async (fault) => {
    const { result } = await sends(fault)
    expect(result?.outcome).toBe('failed')
    expect(result?.message).toContain('opérateur MSSanté')
  })

  test('slow is waited for', async () => {
    const { result, recorded } = await sends('slow')
    expect(result).toEqual({ outcome: 'sent' })
    expect(recorded[0]).toMatchObject({ fault: 'slow', authMethod: 'PLAIN', tls: { clientTrusted: true } })
  })

  test('with a Pro Santé Connect token the login is XOAUTH2', async () => {
    const { recorded } = await sends(undefined, { accessToken: 'jeton-de-test' })
    expect(recorded[0]).toMatchObject({ authMethod: 'XOAUTH2', assumptions: ['mss.psc-token-unverified'] })
    expect(recorded[0]?.dialogue.join('\n')).not.toContain('jeton-de-test')
  })
})
