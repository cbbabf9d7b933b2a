import { beforeAll, describe, expect, test } from 'vitest'
import { header } from '../../src/model/exchange.ts'
import { type Answer, serve } from '../../src/model/service.ts'
import { readSoapMessage } from '../../src/protocols/dmp/message.ts'
import { storedQuery } from '../../src/protocols/xds/stored-query.ts'
import type { XmlElement } from '../../src/xml/element.ts'
import { find, findAll, textAt } from '../../src/xml/find.ts'
import { type Signer, trusted } from '../../suites/dmp/checks/vihf.fixture.ts'
import { type CallerSaid, vihfOf } from './caller.fixture.ts'
import { complaintsOfContract, contractIsThere, serviceAt, wholeMessage } from './contract.fixture.ts'
import { type DocumentSaid, patientCx, requestOf, said } from './messages.fixture.ts'
import { patient, type Said } from './queries.fixture.ts'
import { entryStatus } from './registry.ts'
import { dmpService } from './service.ts'
import { type DmpState, startDmp } from './state.ts'

let authority: Signer
beforeAll(async () => {
  authority = await trusted()
})

let clock = new Date('2026-03-01T09:00:00Z')

const started = (options: Readonly<Record<string, unknown>> = {}): DmpState => {
  let made = 0
  clock = new Date('2026-03-01T09:00:00Z')
  return startDmp({
    url: '',
    now: () => clock,
    uuid: () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
    options: { ...options, vihfLifetimeMinutes: 10_000_000 },
    authority: authority.certificate,
  })
}

const withPatient = (setting: object): DmpState => started({ patients: { [patient.matricule]: setting } })

/** Both messages of every exchange keep the contract, whoever calls and whatever is answered. */
const keepsTheContract = (
  request: { url: string; headers: Readonly<Record<string, string | readonly string[]>>; body: Uint8Array },
  answer: Answer,
) => {
  if (!contractIsThere) return
  const service = serviceAt(request.url) ?? 'patients'
  const sent = wholeMessage(header(request.headers, 'content-type'), request.body)
  expect(complaintsOfContract(service, sent)).toEqual([])
  const { headers = {}, body = '' } = answer.response
  expect(complaintsOfContract(service, wholeMessage(header(headers, 'content-type'), Buffer.from(body)))).toEqual([])
}

interface Heard {
  readonly operation: string | undefined
  readonly body: XmlElement
  readonly whole: string
  readonly notes: readonly unknown[]
}

const ask = async (state: DmpState, message: Said, caller: CallerSaid = {}): Promise<Heard> => {
  const request = requestOf(message, authority.signXml(vihfOf(caller)))
  const answer = await serve(dmpService, request, state)
  keepsTheContract(request, answer)
  const bytes = Buffer.from(answer.response.body ?? '')
  const type = header(answer.response.headers ?? {}, 'content-type')
  return {
    operation: answer.operation,
    body: readSoapMessage(type, bytes).envelope.body,
    whole: bytes.toString('utf8'),
    notes: answer.notes ?? [],
  }
}

const status = ({ body }: Heard): string | undefined => textAt(body, 'output', 'status')
const errorCode = ({ whole }: Heard): string | undefined => /errorCode="([^"]*)"/.exec(whole)?.[1]
const succeeded = ({ whole }: Heard): boolean => /status="[^"]*:Success"/.test(whole)

const everything = {
  $XDSDocumentEntryPatientId: `'${patientCx}'`,
  $XDSDocumentEntryStatus: `('${Object.values(entryStatus).join("','")}')`,
}

const rim = 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0'
const objectsIn = ({ body }: Heard): readonly XmlElement[] => find(body, [rim, 'RegistryObjectList'])?.children ?? []
const search = async (state: DmpState, more: Record<string, string | readonly string[]> = {}, caller?: CallerSaid) =>
  objectsIn(await ask(state, said.search(storedQuery.findDocuments, { ...everything, ...more }), caller))

const fed = async (state: DmpState, document: DocumentSaid = {}, caller?: CallerSaid): Promise<string> => {
  const answer = await ask(state, said.feed(document), caller)
  expect([errorCode(answer), answer.notes]).toEqual([undefined, []])
  return [...state.registry.entries.keys()].at(-1) ?? ''
}

const other: CallerSaid = { user: '899700000025', structure: '499700000025001' }

describe('TD0.2 and TD1.3a tell the state of the record', () => {
  test.each([
    ['open', {}, 'OK', 'active', 'VALIDE'],
    ['none', { dmp: 'none' }, 'NF', undefined, undefined],
    ['closed', { dmp: 'closed' }, 'OK', 'terminated', 'VALIDE'],
    ['closed later', { closedOn: '2027-01-01' }, 'OK', 'active', 'VALIDE'],
    ['reopened', { closedOn: '2020-01-01', reopenedOn: '2021-01-01' }, 'OK', 'active', 'VALIDE'],
    ['blocked', { denied: ['899700000017'] }, 'OK', 'active', 'INTERDIT'],
    ['expired', { expired: ['899700000017'] }, 'OK', 'active', 'EXPIRE'],
    ['removed', { removed: ['899700000017'] }, 'OK', 'active', 'NON_EXISTE'],
  ])('%s', async (_, setting, response, patientStatus, autorisation) => {
    for (const message of [said.existence(), said.administrativeData()]) {
      const { body } = await ask(withPatient(setting), message)
      const act = find(body, 'controlActProcess')
      expect(find(act, 'queryAck', 'queryResponseCode')?.attributes.code).toBe(response)
      const found = find(act, 'subject', 'registrationEvent', 'subject1', 'patient', 'statusCode')
      expect(found?.attributes.code).toBe(patientStatus)
      expect(find(body, 'attentionLine', 'value')?.attributes.code).toBe(autorisation)
    }
  })
})

describe('TD0.3, TD0.4 and TD1.6', () => {
  test('an authorisation is declared, listed by both sides, and removed', async () => {
    const state = started()
    expect(status(await ask(state, said.authorise('AJOUT', 'MEDECIN_TRAITANT')))).toBe('DMPOk')
    const listed = await ask(state, said.authorisedProfessionals())
    const [line] = findAll(listed.body, 'output', 'listOfAuthorizationByPatient')
    expect(textAt(line, 'nationalId')).toBe('899700000017')
    expect(textAt(line, 'codeSpeciality')).toBe('G15_10/SM26')
    expect(textAt(line, 'specificRight')).toBe('MEDECIN_TRAITANT')
    const mine = await ask(state, said.authorisedRecords())
    expect(textAt(mine.body, 'output', 'patientlistData', 'patientIdentifier', 'nationalId')).toBe(patient.matricule)
    expect(textAt(mine.body, 'output', 'patientlistData', 'MT')).toBe('true')
    expect(status(await ask(state, said.authorise('SUPPRESSION')))).toBe('DMPOk')
    expect(findAll((await ask(state, said.authorisedRecords())).body, 'output', 'patientlistData')).toEqual([])
    const { body } = await ask(state, said.existence())
    expect(find(body, 'attentionLine', 'value')?.attributes.code).toBe('NON_EXISTE')
  })

  test('TD0.4 keeps to its start date, of the authorisation or of the last document', async () => {
    const state = started()
    await ask(state, said.authorise('AJOUT'))
    const count = async (from: string, type?: string) =>
      findAll((await ask(state, said.authorisedRecords(from, type))).body, 'output', 'patientlistData').length
    expect(await count('20260301')).toBe(1)
    expect(await count('20260302')).toBe(0)
    expect(await count('20260101', 'LASTDOC')).toBe(0)
    await fed(state)
    expect(await count('20260101', 'LASTDOC')).toBe(1)
  })

  test('TD1.6 gives those authorised, those blocked, or all', async () => {
    const state = withPatient({ denied: ['1'], attending: '2' })
    const count = async (mode: string) =>
      findAll((await ask(state, said.authorisedProfessionals(mode))).body, 'output', 'listOfAuthorizationByPatient')
        .length
    expect([await count('TOUTE'), await count('ACTIVE'), await count('INTERDITE')]).toEqual([2, 1, 1])
  })

  test('whom the patient blocked does not unblock themselves; a closed record is told as such', async () => {
    expect(status(await ask(withPatient({ denied: ['899700000017'] }), said.authorise('AJOUT')))).toBe(
      'DMPAccessDeniedByRightsService',
    )
    expect(status(await ask(withPatient({ dmp: 'closed' }), said.authorise('AJOUT')))).toBe('DMPClosed')
    expect(status(await ask(withPatient({ dmp: 'none' }), said.authorisedProfessionals()))).toBe('DMPNotFound')
  })
})

describe('TD0.5', () => {
  const centre: CallerSaid = { access: 'centre_15' }
  const found = ({ body }: Heard) =>
    findAll(body, 'controlActProcess', 'subject', 'registrationEvent', 'subject1', 'patient', 'id').map(
      ({ attributes }) => attributes.extension,
    )
  const code = ({ body }: Heard) => find(body, 'acknowledgement', 'acknowledgementDetail', 'code')?.attributes.code

  test('finds those of a name, of a sex, and whose record is open', async () => {
    expect(found(await ask(started(), said.candidates('ADRTR'), centre))).toEqual([
      '297022A02077878',
      '160012B02077713',
    ])
    expect(found(await ask(started(), said.candidates('Adrtrois', 'F'), centre))).toEqual(['297022A02077878'])
    const closed = started({ patients: { '297022A02077878': { dmp: 'closed' } } })
    expect(found(await ask(closed, said.candidates('ADRTROIS', 'F'), centre))).toEqual([])
  })

  test('is for regulation, and needs two characters', async () => {
    expect(code(await ask(started(), said.candidates('ADRTROIS')))).toBe('DMPAccessDeniedByRightsService')
    expect(code(await ask(started(), said.candidates('A'), centre))).toBe('DMPInvalidRequest')
  })
})

describe('TD2.1 and TD2.2', () => {
  test('a staff card feeds by TD2.2', async () => {
    expect((await ask(started(), said.feed())).operation).toBe('TD2.1')
    const staff = await ask(started(), said.feed(), { profession: null })
    expect([staff.operation, succeeded(staff)]).toEqual(['TD2.2', true])
  })

  test('a closed record and an absent one take nothing', async () => {
    expect(errorCode(await ask(withPatient({ dmp: 'closed' }), said.feed()))).toBe('DMPClosed')
    expect(errorCode(await ask(withPatient({ dmp: 'none' }), said.feed()))).toBe('XDSUnknownPatientId')
  })

  test('a replacement makes the former version deprecated; only the current one can be replaced', async () => {
    const state = started()
    const first = await fed(state)
    await fed(state, { uniqueId: '2.25.43', replaces: first })
    expect((await search(state, { $XDSDocumentEntryStatus: `('${entryStatus.approved}')` })).length).toBe(1)
    expect(errorCode(await ask(state, said.feed({ uniqueId: '2.25.44', replaces: first })))).toBe(
      'XDSRegistryDeprecatedDocumentError',
    )
    expect(errorCode(await ask(state, said.feed({ uniqueId: '2.25.45', replaces: 'urn:uuid:none' })))).toBe(
      'XDSRegistryMetadataError',
    )
  })

  test('a full index refuses, and keeps what it had', async () => {
    const state = started({ storageMegabytes: 0.01 })
    await fed(state)
    expect(errorCode(await ask(state, said.feed({ uniqueId: '2.25.43', content: 'x'.repeat(20_000) })))).toBe(
      'XDSRegistryOutOfResources',
    )
  })
})

describe('TD3.1', () => {
  test.each([
    ['class of another', { $XDSDocumentEntryClassCode: "('10^^1.2.250.1.213.1.1.4.1')" }, 0],
    ['type', { $XDSDocumentEntryTypeCode: "('11488-4^^2.16.840.1.113883.6.1')" }, 2],
    ['types', { $XDSDocumentEntryTypeCode: "('60591-5^^2.16.840.1.113883.6.1','11488-4^^2.16.840.1.113883.6.1')" }, 3],
    ['created from', { $XDSDocumentEntryCreationTimeFrom: '20260201' }, 2],
    ['created before', { $XDSDocumentEntryCreationTimeTo: '20260201' }, 1],
    ['act from', { $XDSDocumentEntryServiceStartTimeFrom: '20260302' }, 0],
    ['act ended', { $XDSDocumentEntryServiceStopTimeFrom: '2020' }, 0],
    ['author like', { $XDSDocumentEntryAuthorPerson: "('%REFERENCE%')" }, 3],
    ['author unlike', { $XDSDocumentEntryAuthorPerson: "('%PERSONNE%')" }, 0],
    ['confidentiality', { $XDSDocumentEntryConfidentialityCode: "('INVISIBLE_PATIENT^^1.2.250.1.213.1.1.4.13')" }, 1],
    [
      'both confidentialities',
      {
        $XDSDocumentEntryConfidentialityCode: [
          "('INVISIBLE_PATIENT^^1.2.250.1.213.1.1.4.13')",
          "('N^^2.16.840.1.113883.5.25')",
        ],
      },
      1,
    ],
    ['another status', { $XDSDocumentEntryStatus: `('${entryStatus.archived}')` }, 0],
    ['another kind of object', { $XDSDocumentEntryType: "('urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248')" }, 0],
    ['format', { $XDSDocumentEntryFormatCode: "('x^^y')" }, 0],
    ['practice', { $XDSDocumentEntryPracticeSettingCode: "('x^^y')" }, 0],
    ['facility', { $XDSDocumentEntryHealthcareFacilityTypeCode: "('x^^y')" }, 0],
    ['event', { $XDSDocumentEntryEventCodeList: "('x^^y')" }, 0],
  ])('FindDocuments by %s', async (_, more, count) => {
    const state = started()
    await fed(state)
    await fed(state, { uniqueId: '2.25.43', typeCode: '60591-5', creationTime: '20260115' })
    await fed(state, { uniqueId: '2.25.44', confidentiality: ['INVISIBLE_PATIENT'] })
    expect((await search(state, more)).length).toBe(count)
  })

  test('gives ids alone when they are what is asked', async () => {
    const state = started()
    const id = await fed(state)
    const answer = await ask(state, said.search(storedQuery.findDocuments, everything, 'ObjectRef'))
    expect(objectsIn(answer).map(({ name, attributes }) => [name, attributes.id])).toEqual([['ObjectRef', id]])
  })

  test('GetDocuments by entryUUID, by uniqueId, by nothing and by both', async () => {
    const state = started()
    const id = await fed(state)
    const by = (parameters: Record<string, string>) => ask(state, said.search(storedQuery.getDocuments, parameters))
    const uuid = { $XDSDocumentEntryEntryUUID: `('${id}')` }
    const unique = { $XDSDocumentEntryUniqueId: "('2.25.42')" }
    expect(objectsIn(await by(uuid)).length).toBe(1)
    expect(objectsIn(await by(unique)).length).toBe(1)
    expect(errorCode(await by({}))).toBe('XDSStoredQueryMissingParam')
    expect(errorCode(await by({ ...uuid, ...unique }))).toBe('XDSStoredQueryParamNumber')
  })

  test('FindSubmissionSets', async () => {
    const state = started()
    await fed(state)
    const by = async (more: Record<string, string>) =>
      objectsIn(
        await ask(
          state,
          said.search(storedQuery.findSubmissionSets, { $XDSSubmissionSetPatientId: `'${patientCx}'`, ...more }),
        ),
      ).length
    expect(await by({})).toBe(1)
    expect(await by({ $XDSSubmissionSetSourceId: "('1.2.250.1.999')" })).toBe(1)
    expect(await by({ $XDSSubmissionSetContentType: "('07^^1.2.250.1.213.2.2')" })).toBe(0)
    expect(await by({ $XDSSubmissionSetSubmissionTimeFrom: '2027' })).toBe(0)
    expect(await by({ $XDSSubmissionSetSubmissionTimeTo: '2027' })).toBe(1)
    expect(await by({ $XDSSubmissionSetAuthorPerson: "'%Camille'" })).toBe(1)
    expect(await by({ $XDSSubmissionSetStatus: "('urn:other')" })).toBe(0)
  })

  test.each([
    ['XDSUnknownStoredQuery', 'urn:uuid:0', everything],
    ['XDSStoredQueryMissingParam', storedQuery.findDocuments, {}],
    [
      'XDSStoredQueryMissingParam',
      storedQuery.findDocuments,
      { $XDSDocumentEntryPatientId: everything.$XDSDocumentEntryPatientId },
    ],
    [
      'XDSStoredQueryParamNumber',
      storedQuery.findDocuments,
      { ...everything, $XDSDocumentEntryPatientId: `('${patientCx}','1^^^&2&ISO^NH')` },
    ],
    [
      'XDSPatientIdDoesNotMatch',
      storedQuery.findDocuments,
      { ...everything, $XDSDocumentEntryPatientId: "'1^^^&2&ISO^NH'" },
    ],
  ])('refuses by %s', async (code, id, parameters) => {
    expect(errorCode(await ask(started(), said.search(id, parameters)))).toBe(code)
  })
})

describe('TD3.2', () => {
  test('gives the document as it came, by MTOM', async () => {
    const state = started()
    await fed(state, { content: '<ClinicalDocument xmlns="urn:hl7-org:v3"><title>é</title></ClinicalDocument>' })
    const answer = await ask(state, said.retrieve('2.25.42'))
    expect(succeeded(answer)).toBe(true)
    expect(answer.whole).toContain('<title>é</title>')
  })

  test('an unknown uniqueId, an entryUUID in its place, and one of two', async () => {
    const state = started()
    const id = await fed(state)
    expect(errorCode(await ask(state, said.retrieve('2.25.1')))).toBe('XDSDocumentUniqueIdError')
    expect(errorCode(await ask(state, said.retrieve(id)))).toBe('XDSDocumentUniqueIdError')
    const some = await ask(state, said.retrieve('2.25.42', '2.25.1'))
    expect(some.whole).toContain('urn:ihe:iti:2007:ResponseStatusType:PartialSuccess')
  })

  test('reading needs the patient’s authorisation, save in an emergency', async () => {
    const state = withPatient({ removed: ['899700000017'] })
    await fed(state)
    expect(errorCode(await ask(state, said.retrieve('2.25.42')))).toBe('DMPAccessDeniedByRightsService')
    expect(succeeded(await ask(state, said.retrieve('2.25.42'), { access: 'bris_de_glace' }))).toBe(true)
    const refusing = withPatient({ removed: ['899700000017'], refusesEmergencyAccess: true })
    await fed(refusing)
    expect(errorCode(await ask(refusing, said.retrieve('2.25.42'), { access: 'centre_15' }))).toBe(
      'DMPAccessDeniedByRightsService',
    )
  })

  test('what a closed record held is back when it reopens within ten years, and gone after', async () => {
    for (const [reopenedOn, count] of [
      ['2030-01-01', 1],
      ['2040-01-01', 0],
    ] as const) {
      // Lenient: the certificate that signs lives one year.
      const state = started({
        lenient: true,
        patients: { [patient.matricule]: { closedOn: '2027-01-01', reopenedOn } },
      })
      expect(succeeded(await ask(state, said.feed()))).toBe(true)
      clock = new Date('2028-01-01')
      expect(errorCode(await ask(state, said.search(storedQuery.findDocuments, everything)))).toBe('DMPClosed')
      clock = new Date('2041-01-01')
      expect((await search(state)).length).toBe(count)
    }
  })
})

describe('TD3.3', () => {
  test('masking makes a new version that others do not see; unmasking is its author’s', async () => {
    const state = started()
    const id = await fed(state)
    const mask = said.changeConfidentiality({ confidentiality: ['MASQUE_PS'], updates: { lid: id, version: 1 } })
    const answer = await ask(state, mask, other)
    expect([answer.operation, errorCode(answer)]).toEqual(['TD3.3a-b', undefined])
    expect((await search(state, {}, other)).map(({ attributes }) => attributes.status)).toEqual([
      entryStatus.deprecated,
    ])
    const [former, current] = await search(state)
    expect([former?.attributes.lid, current?.attributes.lid]).toEqual([id, id])
    expect(current?.attributes.id).not.toBe(id)
    const unmask = said.changeConfidentiality({ updates: { lid: id, version: 2 } })
    expect(errorCode(await ask(state, unmask, other))).toBe('XDSMetadataUpdateError')
    expect(errorCode(await ask(state, unmask))).toBeUndefined()
    expect((await search(state, {}, other)).length).toBe(2)
  })

  test('a version that is not the current one, and an unknown document', async () => {
    const state = started()
    const id = await fed(state)
    const late = said.changeConfidentiality({ confidentiality: ['MASQUE_PS'], updates: { lid: id, version: 7 } })
    expect(errorCode(await ask(state, late))).toBe('XDSMetadataVersionError')
    const unknown = said.changeConfidentiality({ updates: { lid: 'urn:uuid:none', version: 1 } })
    expect(errorCode(await ask(state, unknown))).toBe('XDSMetadataUpdateError')
  })

  test('archiving, unarchiving and deleting, each from the right status', async () => {
    const state = started()
    const id = await fed(state)
    const { approved, archived, deleted } = entryStatus
    const archive = await ask(state, said.changeStatus(id, approved, archived))
    expect([archive.operation, succeeded(archive)]).toEqual(['TD3.3d', true])
    expect(errorCode(await ask(state, said.changeStatus(id, approved, archived)))).toBe('XDSMetadataUpdateError')
    expect(succeeded(await ask(state, said.changeStatus(id, archived, approved)))).toBe(true)
    expect(errorCode(await ask(state, said.changeStatus(id, approved, deleted), other))).toBe(
      'DMPAccessDeniedByRightsService',
    )
    const deletion = await ask(state, said.changeStatus(id, approved, deleted))
    expect([deletion.operation, succeeded(deletion)]).toEqual(['TD3.3c', true])
    expect(errorCode(await ask(state, said.changeStatus(id, deleted, approved)))).toBe('XDSMetadataUpdateError')
  })
})
