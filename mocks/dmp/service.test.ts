import { describe, expect, test } from 'vitest'
import type { HttpRequest } from '../../src/model/exchange.ts'
import { serve } from '../../src/model/service.ts'
import { readExistenceAnswer } from '../../src/protocols/dmp/existence-test.ts'
import { dmpPath } from '../../src/protocols/dmp/names.ts'
import { readRegistryResponse } from '../../src/protocols/dmp/registry-response.ts'
import { readEnvelope } from '../../src/protocols/soap/envelope.ts'
import { faultOf } from '../../src/protocols/soap/fault.ts'
import { assertion, ins, otherMatricule, td02, td03, td21 } from '../../suites/dmp/checks/wire.fixture.ts'
import type { HttpSaid } from '../../suites/testkit.ts'
import { type DmpFault, dmpFaults } from './faults.ts'
import { dmpService } from './service.ts'
import { type DmpState, startDmp } from './state.ts'

const uuid = '00000000-0000-4000-8000-000000000000'

const started = (fault?: DmpFault): DmpState => {
  const now = () => new Date('2026-03-01T12:00:00Z')
  const state = startDmp({ url: '', now, uuid: () => uuid, options: {} })
  state.fault = fault
  return state
}

const requestOf = ({ request }: HttpSaid): HttpRequest => ({
  method: 'POST',
  url: request?.url ?? '/',
  headers: request?.headers ?? {},
  body: Buffer.from(request?.body ?? ''),
})

const ask = (said: HttpSaid, state = started()) => serve(dmpService, requestOf(said), state)
const envelopeIn = ({ response }: { response: { body?: string | Uint8Array } }) => readEnvelope(response.body ?? '')
const existence = async (said: HttpSaid, state = started()) =>
  readExistenceAnswer(envelopeIn(await ask(said, state)).body)

describe('TD0.2', () => {
  test('any valid matricule has an open DMP; the answer relates to the request', async () => {
    const answer = await ask(td02())
    expect(answer.operation).toBe('TD0.2')
    expect(answer.assumptions).toEqual(['dmp.td0.2-shape'])
    expect(envelopeIn(answer)).toMatchObject({
      action: 'urn:hl7-org:v3:PRPA_IN201308UV02',
      messageId: `urn:uuid:${uuid}`,
      relatesTo: 'urn:uuid:q',
    })
    expect(readExistenceAnswer(envelopeIn(answer).body)).toMatchObject({
      responseCode: 'OK',
      statusCode: 'active',
      autorisation: 'VALIDE',
      medecinTraitant: false,
      patientIds: [{ root: ins.oid, extension: ins.matricule }],
    })
  })

  test('a matricule with a wrong key has none, and the recording says why', async () => {
    const answer = await ask(td02({ matricule: '275126322074975', oid: '1.2.3' }))
    expect(readExistenceAnswer(envelopeIn(answer).body)).toMatchObject({ responseCode: 'NF', autorisation: undefined })
    expect(answer.notes?.join()).toContain('"275126322074975" is not a matricule')
    expect(answer.notes?.join()).toContain('1.2.3 is not an OID of the INS')
  })

  test('its faults: no DMP, a closed one, no authorisation', async () => {
    expect(await existence(td02(), started('td0.2-inexistant'))).toMatchObject({ responseCode: 'NF' })
    expect(await existence(td02(), started('td0.2-ferme'))).toMatchObject({ statusCode: 'terminated' })
    const denied = await ask(td02(), started('td0.2-sans-autorisation'))
    expect(readExistenceAnswer(envelopeIn(denied).body)?.autorisation).toBe('NON_EXISTE')
    expect(denied.assumptions).toContain('dmp.autorisation-values')
  })
})

test('TD0.3 is taken and recorded', async () => {
  const answer = await ask(td03())
  expect(answer).toMatchObject({ operation: 'TD0.3', assumptions: ['dmp.td0.3-shape'] })
  expect(envelopeIn(answer).body.children[0]?.text).toBe('DMPOk')
})

describe('TD2.1', () => {
  test('takes the document and remembers it', async () => {
    const state = started()
    const answer = await ask(td21(), state)
    expect(answer.operation).toBe('TD2.1')
    expect(readRegistryResponse(envelopeIn(answer).body)).toEqual({ success: true, errors: [] })
    expect(state.documents).toEqual([
      { uniqueId: '2.25.42', patientId: `${ins.matricule}^^^&${ins.oid}&ISO^NH`, title: 'Compte rendu' },
    ])
  })

  test('refuses under its fault, with the usual code', async () => {
    const state = started('td2.1-refuse')
    const answer = await ask(td21(), state)
    expect(readRegistryResponse(envelopeIn(answer).body)).toMatchObject({
      success: false,
      errors: [{ code: 'XDSRepositoryError' }],
    })
    expect(answer.assumptions).toEqual(['dmp.refusal-codes'])
    expect(state.documents).toEqual([])
  })

  test('notes what the real service would refuse, and goes on', async () => {
    const token = assertion({ matricule: otherMatricule, without: 'LPS_Nom' })
    const answer = await ask(td21({ token }))
    expect(answer.response.status).toBe(200)
    const notes = answer.notes?.join('\n') ?? ''
    expect(notes).toContain('VIHF without LPS_Nom')
    expect(notes).toContain('VIHF signature: no signed assertion')
    expect(notes).toContain('patientId differs from the patient of the VIHF')
    expect(notes).toContain('no SubmissionSet')
    const air = await ask(td21({ token: assertion({ mode: 'INDIRECTE_RENFORCEE' }) }))
    expect(air.notes?.join()).toContain('under AIR')
  })
})

describe('what nobody can attribute is refused', () => {
  const refused = async (said: HttpSaid) => faultOf(envelopeIn(await ask(said)))

  test('a message without a VIHF', async () => {
    const answer = await ask(td21({ token: null }))
    expect(answer.assumptions).toEqual(['dmp.vihf-fault'])
    expect(await refused(td21({ token: null }))).toMatchObject({
      code: 'soap:Sender',
      reason: 'no VIHF in wsse:Security',
    })
  })

  test('a message without its addressing headers', async () => {
    const said = td02()
    const body = String(said.request?.body).replace(/<wsa:MessageID>.*?<\/wsa:MessageID>/, '')
    expect(await refused({ ...said, request: { ...said.request, body } })).toMatchObject({
      subcode: 'wsa:MessageAddressingHeaderRequired',
    })
  })

  test('an action that the endpoint does not know, a body that is no SOAP, a GET', async () => {
    const said = td02()
    const other = String(said.request?.body).replace('TEST_EXST', 'CNSLT_DATA')
    expect((await ask({ ...said, request: { ...said.request, body: other } })).operation).toBeUndefined()
    expect(await refused({ ...said, request: { ...said.request, body: other } })).toMatchObject({ code: 'soap:Sender' })
    expect(await refused({ service: 'dmp', request: { url: dmpPath.repository, body: 'no' } })).toBeDefined()
    const get = await serve(dmpService, { ...requestOf(td02()), method: 'GET' }, started())
    expect(get.response.status).toBe(405)
  })
})

test('the transport’s faults', async () => {
  expect((await ask(td02(), started('http-503'))).response.status).toBe(503)
  expect((await ask(td02(), started('cut'))).response.cut).toBe(true)
  const slow = await ask(td02(), started('slow'))
  expect(slow.response).toMatchObject({ status: 200, delayMs: 5000 })
})

test('every fault and every assumption has an id of its own, and the answers’ assumptions are declared', async () => {
  const declared = dmpService.assumptions.map(({ id }) => id)
  expect(new Set(declared).size).toBe(declared.length)
  expect(new Set(dmpFaults.map(({ id }) => id)).size).toBe(dmpFaults.length)
  for (const { id } of dmpFaults) {
    for (const said of [td02(), td03(), td21()]) {
      for (const assumption of (await ask(said, started(id))).assumptions ?? []) expect(declared).toContain(assumption)
    }
  }
})
