import { beforeAll, describe, expect, test } from 'vitest'
import type { HttpRequest } from '../../src/model/exchange.ts'
import { sentencesOf } from '../../src/model/note.fixture.ts'
import { type Note, serve } from '../../src/model/service.ts'
import { readExistenceAnswer } from '../../src/protocols/dmp/existence-test.ts'
import { dmpPath } from '../../src/protocols/dmp/names.ts'
import { readRegistryResponse } from '../../src/protocols/dmp/registry-response.ts'
import { readEnvelope } from '../../src/protocols/soap/envelope.ts'
import { faultOf } from '../../src/protocols/soap/fault.ts'
import { soap11, soap12 } from '../../src/protocols/soap/namespaces.ts'
import { find } from '../../src/xml/find.ts'
import { homemade, type Signer, trusted } from '../../suites/dmp/checks/vihf.fixture.ts'
import {
  assertion,
  type FeedSaid,
  ins,
  otherMatricule,
  td02,
  td03,
  td21,
} from '../../suites/dmp/checks/wire.fixture.ts'
import type { HttpSaid } from '../../suites/testkit.ts'
import { withCorruptedCertificate } from '../product/dmp/seal.ts'
import { type DmpFault, dmpFaults } from './faults.ts'
import { allDmpNotes } from './notes.ts'
import { dmpService } from './service.ts'
import { type DmpState, startDmp } from './state.ts'

const uuid = '00000000-0000-4000-8000-000000000000'

const now = () => new Date('2026-03-01T09:00:00Z')

/** A DMP that takes hand-written tokens and tells what the real one would say. */
const started = (fault?: DmpFault, options: Readonly<Record<string, unknown>> = { lenient: true }): DmpState => {
  const state = startDmp({ url: '', now, uuid: () => uuid, options })
  state.fault = fault
  return state
}

const requestOf = ({ request }: HttpSaid): HttpRequest => ({
  method: 'POST',
  url: request?.url ?? '/',
  headers: request?.headers ?? {},
  body: Buffer.from(request?.body ?? ''),
})

const told = (notes: readonly Note[] | undefined): string => sentencesOf(notes, allDmpNotes)

const ask = (said: HttpSaid, state = started()) => serve(dmpService, requestOf(said), state)
const envelopeIn = ({ response }: { response: { body?: string | Uint8Array } }) => readEnvelope(response.body ?? '')
const existence = async (said: HttpSaid, state = started()) =>
  readExistenceAnswer(envelopeIn(await ask(said, state)).body)

describe('TD0.2', () => {
  test('any valid matricule has an open DMP; the answer relates to the request', async () => {
    const answer = await ask(td02())
    expect(answer.operation).toBe('TD0.2')
    expect(answer.assumptions).toEqual([])
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
    // Those of the hand-written token come before.
    expect(answer.notes?.slice(-2)).toEqual([
      { id: 'dmp.matricule-wrong', details: { extension: '275126322074975' } },
      { id: 'dmp.oid-unknown', details: { root: '1.2.3' } },
    ])
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
  expect(answer.operation).toBe('TD0.3')
  expect(find(envelopeIn(answer).body, 'output', 'status')?.text).toBe('DMPOk')
})

describe('TD2.1', () => {
  test('takes the document and remembers it', async () => {
    const state = started()
    const answer = await ask(td21(), state)
    expect(answer.operation).toBe('TD2.1')
    expect(readRegistryResponse(envelopeIn(answer).body)).toEqual({ success: true, errors: [] })
    expect([...state.registry.entries.values()]).toMatchObject([
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
    expect(state.registry.entries.size).toBe(0)
  })

  test('a lenient service notes what the real one would refuse, and goes on', async () => {
    const token = assertion({ matricule: otherMatricule, without: 'LPS_Nom' })
    const answer = await ask(td21({ token, withoutSet: true }))
    expect(answer.response.status).toBe(200)
    expect(readRegistryResponse(envelopeIn(answer).body)?.success).toBe(true)
    const notes = answer.notes ?? []
    const said = told(notes)
    expect(said).toContain('Missing attributes: LPS_Nom')
    expect(said).toContain('The signature is not valid: no signed assertion')
    expect(said).toContain('is not the patient of the VIHF')
    expect(said).toContain('0 RegistryPackages')
    const air = await ask(td21({ token: assertion({ mode: 'INDIRECTE_RENFORCEE' }) }))
    expect(told(air.notes)).toContain('does not grant TD2.1')
  })
})

describe('what the real service refuses is refused', () => {
  let authority: Signer
  let selfMade: Signer
  let expired: Signer
  let short: Signer
  /** A sound token: what the hand-written one lacks beside its signature. */
  const sound = (xml: string): string =>
    xml
      .replace('<saml2:AttributeStatement>', `${authn}<saml2:AttributeStatement>`)
      .replace(/(xspa:1.0:subject:purposeofuse"><saml2:AttributeValue>)normal/, `$1${purpose}`)
  const authn =
    '<saml2:AuthnStatement AuthnInstant="2026-03-01T09:00:00Z"><saml2:AuthnContext><saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>'
  const purpose = '<hl7:PurposeOfUse xmlns:hl7="urn:hl7-org:v3" code="normal" codeSystem="1.2.250.1.213.1.1.4.248"/>'
  const signed = (change: (xml: string) => string = (xml) => xml, by = authority): string =>
    by.signXml(change(sound(assertion())))

  beforeAll(async () => {
    authority = await trusted()
    ;[selfMade, expired, short] = await Promise.all([homemade(), homemade({ daysAgo: 800 }), homemade({ bits: 1024 })])
  })

  const strict = () => startDmp({ url: '', now, uuid: () => uuid, options: {}, authority: authority.certificate })
  const faultFor = async (said: HttpSaid, state = strict()) => faultOf(envelopeIn(await ask(said, state)))

  test('a sound message is taken, without a note', async () => {
    const answer = await ask(td21({ token: signed() }), strict())
    expect(answer.notes).toEqual([])
    expect(readRegistryResponse(envelopeIn(answer).body)).toEqual({ success: true, errors: [] })
  })

  const dated = (to: string) => (xml: string) =>
    xml.replace('IssueInstant="2026-03-01T09:00:00Z"', `IssueInstant="${to}"`)
  const under = (conditions: string) => (xml: string) =>
    xml.replace('</saml2:Subject>', `</saml2:Subject><saml2:Conditions ${conditions}</saml2:Conditions>`)

  test.each([
    ['not signed', () => sound(assertion()), 'wsse:FailedCheck', 'La signature'],
    ['self-signed', () => signed(undefined, selfMade), 'wsse:InvalidSecurityToken', 'DMPInvalidCertificate'],
    [
      'signed by an expired certificate',
      () => signed(undefined, expired),
      'wsse:InvalidSecurityToken',
      'DMPInvalidCertificate',
    ],
    ['signed by RSA-1024', () => signed(undefined, short), 'wsse:InvalidSecurityToken', '1024 bits'],
    ['signed with SHA-1', () => authority.signXml(sound(assertion()), 'rsa-sha1'), 'wsse:FailedCheck', 'rsa-sha1'],
    ['with a corrupted certificate', () => withCorruptedCertificate(signed()), 'wsse:InvalidSecurityToken', 'altéré'],
    ['of 2001', () => signed(dated('2001-03-01T09:00:00Z')), 'wsse:MessageExpired', '2001'],
    ['of tomorrow', () => signed(dated('2026-03-02T09:00:00Z')), 'wsse:MessageExpired', '2026-03-02'],
    [
      'whose conditions expired',
      () => signed(under('NotOnOrAfter="2026-02-01T09:00:00Z">')),
      'wsse:MessageExpired',
      '2026-02-01',
    ],
    [
      'for another audience',
      () =>
        signed(under('><saml2:AudienceRestriction><saml2:Audience>urn:x</saml2:Audience></saml2:AudienceRestriction>')),
      'wsse:InvalidSecurityToken',
      'urn:x',
    ],
    ['of an unknown version', () => signed((xml) => xml.replace('>3.0<', '>9.9<')), 'wsse:InvalidSecurityToken', '9.9'],
  ])('a VIHF %s', async (_, token, subcode, said) => {
    for (const message of [td02({ token: token() }), td21({ token: token() })]) {
      const fault = await faultFor(message)
      expect(fault).toMatchObject({ code: 'soap:Sender', subcode })
      // The first objection is told by the fault, all of them by the notes.
      expect((await ask(message, strict())).notes?.length).toBeGreaterThan(0)
    }
    const { notes = [] } = await ask(td02({ token: token() }), strict())
    expect(`${(await faultFor(td02({ token: token() })))?.reason} ${told(notes)}`).toContain(said)
  })

  test('a VIHF whose id served before, whichever transaction it served', async () => {
    const state = strict()
    expect(await faultFor(td02({ token: signed() }), state)).toBeUndefined()
    expect(await faultFor(td21({ token: signed() }), state)).toMatchObject({ subcode: 'wsse:InvalidSecurityToken' })
  })

  test('its lifetime is an option', async () => {
    const old = signed(dated('2026-03-01T06:00:00Z'))
    const options = { vihfLifetimeMinutes: 240 }
    const longer = startDmp({ url: '', now, uuid: () => uuid, options, authority: authority.certificate })
    expect(await faultFor(td02({ token: old }))).toMatchObject({ subcode: 'wsse:MessageExpired' })
    expect(await faultFor(td02({ token: old }), longer)).toBeUndefined()
  })

  test.each([
    ['SOAP 1.1', { replaced: [soap12, soap11] }, 'soap:VersionMismatch', 500],
    ['without wsa:To', { replaced: [/<wsa:To>.*?<\/wsa:To>/, ''] }, 'soap:Sender', 400],
    ['without MTOM', { inline: true }, 'soap:Sender', 400],
  ] satisfies [string, FeedSaid, string, number][])('a feed in %s', async (_, said, code, status) => {
    const answer = await ask(td21({ token: signed(), ...said }), strict())
    expect(faultOf(envelopeIn(answer))?.code).toBe(code)
    expect(answer.response.status).toBe(status)
    expect(answer.assumptions).toEqual(['dmp.transport-fault'])
  })

  test.each([
    ['XDSRepositoryMetadataError', { entry: { hash: '0'.repeat(40) } }],
    ['XDSRepositoryMetadataError', { entry: { hash: null } }],
    ['XDSRepositoryMetadataError', { entry: { size: '1' } }],
    ['XDSRepositoryMetadataError', { entry: { size: null } }],
    ['XDSMissingDocument', { withoutPart: true }],
    ['XDSRegistryMetadataError', { withoutSet: true }],
    ['XDSRegistryMetadataError', { entry: { confidentialityScheme: '1.2.3.4' } }],
    ['XDSPatientIdDoesNotMatch', { entry: { patientId: `${otherMatricule}^^^&${ins.oid}&ISO^NH` } }],
  ] satisfies [string, FeedSaid][])('a submission, by %s: %o', async (code, said) => {
    const state = strict()
    const answer = await ask(td21({ token: signed(), ...said }), state)
    const response = readRegistryResponse(envelopeIn(answer).body)
    expect(response?.success).toBe(false)
    expect(response?.errors.map((error) => error.code)).toEqual([code])
    expect(answer.notes?.length).toBeGreaterThan(0)
    expect(state.registry.entries.size).toBe(0)
  })

  test('a feed under AIR, which the rights do not grant', async () => {
    const token = signed((xml) => xml.replace('>INDIRECTE<', '>INDIRECTE_RENFORCEE<'))
    const { body } = envelopeIn(await ask(td21({ token }), strict()))
    expect(readRegistryResponse(body)?.errors).toMatchObject([{ code: 'DMPAccessDeniedByRightsService' }])
    expect(await faultFor(td02({ token }))).toBeUndefined()
  })
})

describe('what nobody can attribute is refused', () => {
  const refused = async (said: HttpSaid) => faultOf(envelopeIn(await ask(said)))

  test('a message without a VIHF', async () => {
    const answer = await ask(td21({ token: null }))
    expect(answer.assumptions).toEqual(['dmp.vihf-fault'])
    expect(await refused(td21({ token: null }))).toMatchObject({
      code: 'soap:Sender',
      subcode: 'wsse:InvalidSecurity',
      reason: 'pas de VIHF dans wsse:Security',
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
    const other = String(said.request?.body).replace('TEST_EXST', 'MODIF_DATA')
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
