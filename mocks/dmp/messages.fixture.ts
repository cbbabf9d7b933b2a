import { createHash } from 'node:crypto'
import type { HttpRequest } from '../../src/model/exchange.ts'
import {
  dmpAction,
  dmpPath,
  dmpRepository,
  habilitations,
  patientsSpecific,
  registryQuery,
} from '../../src/protocols/dmp/names.ts'
import { writeMtom } from '../../src/protocols/http/multipart-related.ts'
import { wsse } from '../../src/protocols/soap/namespaces.ts'
import { soapRequest } from '../../src/protocols/soap/write.ts'
import { documentEntryScheme, ns, submissionSetScheme } from '../../src/protocols/xds/uuids.ts'
import { el, type Markup, raw } from '../../src/xml/write.ts'
import { candidates, patient, patientQuery, type Said } from './queries.fixture.ts'

// Requests of every transaction of the DMP, valid by its contract, from any kind of caller.

export const patientCx = `${patient.matricule}^^^&${patient.oid}&ISO^NH`

let messages = 0

export const requestOf = ({ path, action, body, document }: Said, token: string): HttpRequest => {
  messages += 1
  const envelope = soapRequest(
    {
      action: dmpAction[action],
      messageId: `urn:uuid:message-${messages}`,
      to: '',
      headers: [el('wsse:Security', { 'xmlns:wsse': wsse }, raw(token))],
    },
    body,
  )
  const url = dmpPath[path]
  if (document === undefined)
    return { method: 'POST', url, headers: { 'content-type': 'application/soap+xml' }, body: Buffer.from(envelope) }
  const entity = writeMtom({
    boundary: 'limit',
    envelope,
    action: dmpAction[action],
    attachments: [{ contentId: 'd@test', contentType: 'text/xml', body: document }],
  })
  return { method: 'POST', url, headers: { 'content-type': entity.contentType }, body: entity.body }
}

const slot = (name: string, ...values: readonly string[]): Markup =>
  el(
    'rim:Slot',
    { name },
    el(
      'rim:ValueList',
      {},
      values.map((value) => el('rim:Value', {}, value)),
    ),
  )

const classified = (object: string, scheme: string, code: string, system: string): Markup =>
  el(
    'rim:Classification',
    {
      id: `${object}-${scheme.slice(9, 17)}-${code}`,
      classificationScheme: scheme,
      classifiedObject: object,
      nodeRepresentation: code,
    },
    slot('codingScheme', system),
    el('rim:Name', {}, el('rim:LocalizedString', { 'xml:lang': 'FR', value: code })),
  )

const external = (object: string, identificationScheme: string, value: string): Markup =>
  el('rim:ExternalIdentifier', {
    id: `${object}-${identificationScheme.slice(9, 17)}`,
    registryObject: object,
    identificationScheme,
    value,
  })

const association = (id: string, type: string, source: string, target: string, ...slots: readonly Markup[]): Markup =>
  el('rim:Association', { id, associationType: type, sourceObject: source, targetObject: target }, slots)

const submissionSet = (uniqueId: string): Markup =>
  el(
    'rim:RegistryPackage',
    { id: 'set' },
    slot('submissionTime', '20260301090000'),
    el(
      'rim:Classification',
      {
        id: 'set-author',
        classificationScheme: submissionSetScheme.author,
        classifiedObject: 'set',
        nodeRepresentation: '',
      },
      slot('authorPerson', '899700000017^REFERENCE^Camille'),
    ),
    classified('set', submissionSetScheme.contentTypeCode, '04', '1.2.250.1.213.2.2'),
    el('rim:Classification', {
      id: 'set-node',
      classifiedObject: 'set',
      classificationNode: submissionSetScheme.classificationNode,
    }),
    external('set', submissionSetScheme.patientId, patientCx),
    external('set', submissionSetScheme.sourceId, '1.2.250.1.999'),
    external('set', submissionSetScheme.uniqueId, uniqueId),
  )

export interface DocumentSaid {
  readonly uniqueId?: string
  readonly confidentiality?: readonly string[]
  readonly typeCode?: string
  readonly creationTime?: string
  /** entryUUID of the version that it replaces. */
  readonly replaces?: string
  /** A new version of the metadata of this `lid`, whose current version this is. */
  readonly updates?: { readonly lid: string; readonly version: number }
  readonly content?: string
}

const objects = (said: DocumentSaid): Markup => {
  const { uniqueId = '2.25.42', confidentiality = [], updates } = said
  const bytes = Buffer.from(said.content ?? '<ClinicalDocument xmlns="urn:hl7-org:v3"/>')
  return el(
    'rim:RegistryObjectList',
    {},
    submissionSet(`${uniqueId}.${updates ? updates.version + 1 : 0}`),
    el(
      'rim:ExtrinsicObject',
      { id: 'doc', mimeType: 'text/xml', objectType: documentEntryScheme.stable, lid: updates?.lid },
      slot('creationTime', said.creationTime ?? '20260301090000'),
      slot('serviceStartTime', '20260301083000'),
      slot('hash', createHash('sha1').update(bytes).digest('hex')),
      slot('size', String(bytes.byteLength)),
      el('rim:Name', {}, el('rim:LocalizedString', { 'xml:lang': 'FR', value: 'Compte rendu' })),
      el(
        'rim:Classification',
        {
          id: 'doc-author',
          classificationScheme: documentEntryScheme.author,
          classifiedObject: 'doc',
          nodeRepresentation: '',
        },
        slot('authorPerson', '899700000017^REFERENCE^Camille^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS'),
      ),
      classified('doc', documentEntryScheme.typeCode, said.typeCode ?? '11488-4', '2.16.840.1.113883.6.1'),
      classified('doc', documentEntryScheme.confidentialityCode, 'N', '2.16.840.1.113883.5.25'),
      confidentiality.map((code) =>
        classified('doc', documentEntryScheme.confidentialityCode, code, '1.2.250.1.213.1.1.4.13'),
      ),
      external('doc', documentEntryScheme.patientId, patientCx),
      external('doc', documentEntryScheme.uniqueId, uniqueId),
    ),
    association(
      'member',
      'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember',
      'set',
      'doc',
      slot('SubmissionSetStatus', 'Original'),
      ...(updates === undefined ? [] : [slot('PreviousVersion', String(updates.version))]),
    ),
    said.replaces === undefined
      ? undefined
      : association('replace', 'urn:ihe:iti:2007:AssociationType:RPLC', 'doc', said.replaces),
  )
}

const submitted = (list: Markup): Markup =>
  el('lcm:SubmitObjectsRequest', { 'xmlns:lcm': ns.lcm, 'xmlns:rim': ns.rim }, list)

/** Every transaction, as a conformant product says it. */
export const said = {
  existence: (matricule?: string) => patientQuery('TEST_EXST', matricule),
  candidates,
  administrativeData: () => patientQuery('CNSLT_DATA'),
  authorise: (action: string, role?: string): Said => ({
    path: 'habilitations',
    action: 'TD0.3',
    body: el(
      'setAuthorization',
      { xmlns: habilitations },
      el('action', {}, action),
      role === undefined ? undefined : el('role', {}, role),
    ),
  }),
  authorisedRecords: (startDate?: string, dateType = 'LASTAUTORIZATION'): Said => ({
    path: 'patientsSpecific',
    action: 'TD0.4',
    body: el(
      'patientList',
      { xmlns: patientsSpecific },
      startDate === undefined ? undefined : el('startDate', {}, startDate),
      el('dateType', {}, dateType),
    ),
  }),
  authorisedProfessionals: (mode = 'TOUTE'): Said => ({
    path: 'habilitations',
    action: 'TD1.6',
    body: el('listAuthorizationByPatient', { xmlns: habilitations }, el('mode', {}, mode)),
  }),
  feed: (document: DocumentSaid = {}): Said => ({
    path: 'repository',
    action: 'TD2.1',
    body: el(
      'xdsb:ProvideAndRegisterDocumentSetRequest',
      { 'xmlns:xdsb': ns.xdsb },
      submitted(objects(document)),
      el(
        'xdsb:Document',
        { id: 'doc' },
        el('xop:Include', { 'xmlns:xop': 'http://www.w3.org/2004/08/xop/include', href: 'cid:d%40test' }),
      ),
    ),
    document: Buffer.from(document.content ?? '<ClinicalDocument xmlns="urn:hl7-org:v3"/>'),
  }),
  search: (
    id: string,
    parameters: Readonly<Record<string, string | readonly string[]>>,
    returnType = 'LeafClass',
  ): Said => ({
    path: 'registry',
    action: 'TD3.1',
    body: el(
      'query:AdhocQueryRequest',
      { 'xmlns:query': registryQuery, 'xmlns:rim': ns.rim },
      el('query:ResponseOption', { returnType, returnComposedObjects: 'true' }),
      el(
        'rim:AdhocQuery',
        { id },
        Object.entries(parameters).flatMap(([name, values]) => [values].flat().map((value) => slot(name, value))),
      ),
    ),
  }),
  retrieve: (...uniqueIds: readonly string[]): Said => ({
    path: 'repository',
    action: 'TD3.2',
    body: el(
      'xdsb:RetrieveDocumentSetRequest',
      { 'xmlns:xdsb': ns.xdsb },
      uniqueIds.map((uniqueId) =>
        el(
          'xdsb:DocumentRequest',
          {},
          el('xdsb:RepositoryUniqueId', {}, dmpRepository),
          el('xdsb:DocumentUniqueId', {}, uniqueId),
        ),
      ),
    ),
  }),
  changeConfidentiality: (document: DocumentSaid): Said => ({
    path: 'registry',
    action: 'TD3.3',
    body: submitted(objects(document)),
  }),
  changeStatus: (entryUuid: string, from: string, to: string): Said => ({
    path: 'registry',
    action: 'TD3.3',
    body: submitted(
      el(
        'rim:RegistryObjectList',
        {},
        submissionSet(`2.25.7.${messages}`),
        association(
          'status',
          'urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus',
          'set',
          entryUuid,
          slot('OriginalStatus', from),
          slot('NewStatus', to),
        ),
      ),
    ),
  }),
}
