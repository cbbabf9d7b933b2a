// An independent SOAP client (Python zeep) that knows the official WSDL only, over mutual TLS: what it understands of the
// mock's answers is what a client that a vendor generates understands.
import { execFile, execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listenHttps } from '../../src/listen/https.ts'
import type { RecordedHttp } from '../../src/listen/recorded.ts'
import type { Seat } from '../../src/listen/seat.ts'
import { assertion, cda, ins } from '../../suites/dmp/checks/wire.fixture.ts'
import { makeHierarchy } from '../pki/hierarchy.ts'
import { contractFolder, contractIsThere } from './contract.fixture.ts'
import { dmpService } from './service.ts'

/** Debian installs zeep for its own Python. */
const python = '/usr/bin/python3'

const hasZeep = ((): boolean => {
  try {
    execFileSync(python, ['-c', 'import zeep'], { stdio: 'ignore' })
    return true
  } catch (error) {
    if (process.env.CI === 'true') throw error
    console.warn(`${python} has no zeep (Debian: python3-zeep): the official WSDL is NOT read by an independent client`)
    return false
  }
})()

describe.runIf(contractIsThere && hasZeep)('zeep, from the official WSDL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-segur-zeep-'))
  const recorded: RecordedHttp[] = []
  let seat: Seat
  /** What zeep understood of each answer, by transaction. */
  let understood: Readonly<Record<string, unknown>> = {}

  const kept = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }

  beforeAll(async () => {
    const pki = await makeHierarchy(new Date())
    seat = await listenHttps(dmpService, {
      host: '127.0.0.1',
      port: 0,
      tls: { ...pki.leaves.server, ca: pki.ca },
      // The token is not signed, and zeep sends no MTOM: the contract is what is tried here.
      options: { lenient: true },
      now: () => new Date(),
      uuid: randomUUID,
      record: (exchange) => recorded.push(exchange),
      failed: () => undefined,
    })
    const { stdout } = await promisify(execFile)(
      python,
      [
        fileURLToPath(new URL('contract-client.fixture.py', import.meta.url)),
        contractFolder,
        seat.url,
        kept('ca.pem', pki.ca),
        kept('cert.pem', pki.leaves.orgAuthCli.cert),
        kept('key.pem', pki.leaves.orgAuthCli.key),
        kept('vihf.xml', assertion()),
        ins.matricule,
        ins.oid,
        kept('cda.xml', cda),
      ],
      { maxBuffer: 64 * 1024 * 1024 },
    )
    understood = JSON.parse(stdout)
  }, 120_000)

  afterAll(async () => {
    await seat.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('calls every operation of the mock', () => {
    const called = new Set(recorded.map(({ operation }) => operation))
    expect(dmpService.operations.map(({ name }) => name).filter((name) => !called.has(name))).toEqual([])
  })

  test('reads the answer to TD0.2', () => {
    expect(understood['TD0.2']).toMatchObject({
      acknowledgement: [{ typeCode: 'AA' }],
      attentionLine: [
        { keyWordText: { code: 'AUTORISATION' }, value: { code: 'VALIDE' } },
        { keyWordText: { code: 'STATUT_MT' }, value: { value: false } },
      ],
      controlActProcess: {
        queryAck: { queryResponseCode: { code: 'OK' } },
        subject: [
          {
            registrationEvent: {
              subject1: {
                patient: { id: [{ root: ins.oid, extension: ins.matricule }], statusCode: { code: 'active' } },
              },
            },
          },
        ],
      },
    })
  })

  test('reads the refusal of TD0.5, in acknowledgementDetail', () => {
    expect(understood['TD0.5']).toMatchObject({
      acknowledgement: [{ typeCode: { code: 'AE' }, acknowledgementDetail: [{ code: { code: 'DMPInvalidRequest' } }] }],
    })
  })

  test('reads lists of records and of professionals', () => {
    expect(understood['TD0.4']).toMatchObject({ status: 'DMPOk', patientlistData: [{ MT: false }] })
    expect(understood['TD1.6']).toMatchObject({ status: 'DMPOk', listOfAuthorizationByPatient: [{ mode: 'ACTIVE' }] })
  })

  test('reads what a search gives, and the document that came by MTOM', () => {
    expect(understood['TD3.1']).toMatchObject({ status: expect.stringMatching(/:Success$/), totalResultCount: 2 })
    const retrieved = understood['TD3.2'] as { readonly DocumentResponse: readonly { readonly Document: string }[] }
    expect(Buffer.from(retrieved.DocumentResponse[0]?.Document ?? '', 'base64').toString()).toBe(cda)
  })

  test.each(['TD3.3a-b', 'TD3.3c', 'TD3.3d'])('reads the refusal of %s, a RegistryError', (name) => {
    expect(understood[name]).toMatchObject({
      status: expect.stringMatching(/:Failure$/),
      RegistryErrorList: { RegistryError: [{ errorCode: expect.stringMatching(/^XDS/) }] },
    })
  })

  test('reads the answer to TD2.1', () => {
    expect(understood['TD2.1']).toMatchObject({ status: expect.stringMatching(/:Success$/) })
  })

  test('reads the answer to TD0.3', () => {
    expect(understood['TD0.3']).toMatchObject({ status: 'DMPOk' })
  })
})
