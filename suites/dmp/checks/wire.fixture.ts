import { createHash } from 'node:crypto'
import { attention, dmpAction, dmpPath, habilitations, hl7, registryService } from '../../../src/protocols/dmp/names.ts'
import { writeMtom } from '../../../src/protocols/http/multipart-related.ts'
import { insi } from '../../../src/protocols/ins/namespaces.ts'
import { saml2, vihf, x509SubjectName } from '../../../src/protocols/saml/names.ts'
import { wsse } from '../../../src/protocols/soap/namespaces.ts'
import { soapEnvelope, soapRequest } from '../../../src/protocols/soap/write.ts'
import { documentEntryScheme, ns, submissionSetScheme } from '../../../src/protocols/xds/uuids.ts'
import { el, type Markup, raw } from '../../../src/xml/write.ts'
import type { HttpSaid } from '../../testkit.ts'

// What a conformant product says to INSi and to the DMP, for the tests of checks; each test changes one thing of it.

export const ins = { matricule: '275126322074974', oid: '1.2.250.1.213.1.4.8' }
export const otherMatricule = '236066322083656'
export const user = { nationalId: '899700000017', familyName: 'REFERENCE', givenName: 'Camille' }

const answering = { action: 'urn:answer', messageId: 'urn:uuid:a', relatesTo: 'urn:uuid:q' }

/** INSi answers 00 with the INS above. */
export const insiAnswer = (): HttpSaid => ({
  service: 'insi',
  operation: 'rechercherInsAvecTraitsIdentite',
  response: {
    body: soapEnvelope(
      answering,
      el(
        'RESULTAT',
        { xmlns: insi.result },
        el('CR', {}, el('CodeCR', {}, '00')),
        el(
          'INDIVIDU',
          {},
          el(
            'INSACTIF',
            {},
            el(
              'IdIndividu',
              {},
              el('NumIdentifiant', {}, ins.matricule.slice(0, 13)),
              el('Cle', {}, ins.matricule.slice(13)),
            ),
            el('OID', {}, ins.oid),
          ),
        ),
      ),
    ),
  },
})

export interface VihfSaid {
  readonly nameId?: string
  readonly issuer?: string
  readonly matricule?: string
  readonly mode?: string
  /** Name of an attribute to leave out. */
  readonly without?: string
}

/** An assertion that is not signed. */
export const assertion = (said: VihfSaid = {}): string => {
  const attributes: readonly (readonly [string, string])[] = [
    [vihf.version, '3.0'],
    ['Authentification_mode', said.mode ?? 'INDIRECTE'],
    [vihf.structure, '499700000017001'],
    [vihf.sector, 'SA07^1.2.250.1.71.4.2.4'],
    [vihf.subjectId, `${user.familyName} ${user.givenName}`],
    [vihf.role, '10'],
    [vihf.patient, `${said.matricule ?? ins.matricule}^^^&${ins.oid}&ISO^NH`],
    [vihf.resource, 'urn:dmp'],
    [vihf.purposeOfUse, 'normal'],
    [vihf.softwareName, 'LPS de test'],
    [vihf.softwareVersion, '1.0'],
    [vihf.homologation, 'TEST-0000'],
  ]
  return el(
    'saml2:Assertion',
    { 'xmlns:saml2': saml2, ID: '_a1', Version: '2.0', IssueInstant: '2026-03-01T09:00:00Z' },
    el('saml2:Issuer', { Format: x509SubjectName }, said.issuer ?? 'CN=CACHET DE TEST,C=FR'),
    el('saml2:Subject', {}, el('saml2:NameID', {}, said.nameId ?? user.nationalId)),
    el(
      'saml2:AttributeStatement',
      {},
      attributes
        .filter(([name]) => name !== said.without)
        .map(([name, value]) => el('saml2:Attribute', { Name: name }, el('saml2:AttributeValue', {}, value))),
    ),
  ).xml
}

const request = (action: string, body: Markup, token: string | undefined): string =>
  soapRequest(
    {
      action,
      messageId: 'urn:uuid:q',
      to: 'https://dmp.example',
      headers: token === undefined ? [] : [el('wsse:Security', { 'xmlns:wsse': wsse }, raw(token))],
    },
    body,
  )

/** `token` is the assertion as sent; null leaves the VIHF out. */
export interface Sent {
  readonly token?: string | null
}

const tokenOf = ({ token }: Sent): string | undefined => (token === null ? undefined : (token ?? assertion()))

export interface ExistenceSaid extends Sent {
  readonly matricule?: string
  readonly oid?: string
  readonly responseCode?: 'OK' | 'NF'
  readonly autorisation?: string
}

/** TD0.2 and its answer: an open DMP. */
export const td02 = (said: ExistenceSaid = {}): HttpSaid => ({
  service: 'dmp',
  operation: 'TD0.2',
  request: {
    url: dmpPath.patients,
    headers: { 'content-type': 'application/soap+xml' },
    body: request(
      dmpAction['TD0.2'],
      el(
        'PRPA_IN201307UV02',
        { xmlns: hl7 },
        el(
          'controlActProcess',
          {},
          el('reasonCode', { code: 'TEST_EXST' }),
          el(
            'queryByParameter',
            {},
            el(
              'parameterList',
              {},
              el(
                'patientIdentifier',
                {},
                el('value', { root: said.oid ?? ins.oid, extension: said.matricule ?? ins.matricule }),
              ),
            ),
          ),
        ),
      ),
      tokenOf(said),
    ),
  },
  response: {
    body: soapEnvelope(
      answering,
      el(
        'PRPA_IN201308UV02',
        { xmlns: hl7 },
        el(
          'attentionLine',
          {},
          el('keyWordText', { code: attention.autorisation.code }),
          el('value', { code: said.autorisation ?? 'VALIDE' }),
        ),
        el('acknowledgement', {}, el('typeCode', { code: 'AA' })),
        el(
          'controlActProcess',
          {},
          el(
            'subject',
            {},
            el('registrationEvent', {}, el('subject1', {}, el('patient', {}, el('statusCode', { code: 'active' })))),
          ),
          el('queryAck', {}, el('queryResponseCode', { code: said.responseCode ?? 'OK' })),
        ),
      ),
    ),
  },
})

/** A CDA R2 N1 around the five first bytes of a PDF. */
export const cda = `<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="2.25.42"/><code code="11488-4" codeSystem="2.16.840.1.113883.6.1"/><title>Compte rendu</title><effectiveTime value="20260301100000+0100"/><recordTarget><patientRole><id root="${ins.oid}" extension="${ins.matricule}"/></patientRole></recordTarget><author><assignedAuthor><id root="1.2.250.1.71.4.2.1" extension="${user.nationalId}"/><assignedPerson><name><family>REFERENCE</family><given>Camille</given></name></assignedPerson><representedOrganization><id root="1.2.250.1.71.4.2.2" extension="499700000017001"/></representedOrganization></assignedAuthor></author><documentationOf><serviceEvent><effectiveTime><low value="20260301093000+0100"/></effectiveTime></serviceEvent></documentationOf><component><nonXMLBody><text mediaType="application/pdf" representation="B64">JVBERi0=</text></nonXMLBody></component></ClinicalDocument>`

export interface EntrySaid {
  readonly title?: string
  readonly uniqueId?: string
  readonly patientId?: string
  readonly typeCode?: string
  readonly authorPerson?: string
  readonly authorInstitution?: string
  readonly creationTime?: string
  readonly serviceStartTime?: string
  /** Null leaves the slot out. */
  readonly hash?: string | null
  readonly size?: string | null
  readonly confidentialityScheme?: string
}

const slot = (name: string, value: string): Markup =>
  el('rim:Slot', { name }, el('rim:ValueList', {}, el('rim:Value', {}, value)))

const localized = (value: string): Markup => el('rim:Name', {}, el('rim:LocalizedString', { value }))

const external = (identificationScheme: string, value: string): Markup =>
  el('rim:ExternalIdentifier', { identificationScheme, value })

const measured = (name: string, value: string | null | undefined, actual: string): Markup | undefined =>
  value === null ? undefined : slot(name, value ?? actual)

const entryOf = (said: EntrySaid, document: Uint8Array): Markup =>
  el(
    'rim:ExtrinsicObject',
    { id: 'urn:uuid:e', mimeType: 'text/xml', objectType: documentEntryScheme.stable },
    slot('creationTime', said.creationTime ?? '20260301090000'),
    slot('serviceStartTime', said.serviceStartTime ?? '20260301083000'),
    measured('hash', said.hash, createHash('sha1').update(document).digest('hex')),
    measured('size', said.size, String(document.byteLength)),
    localized(said.title ?? 'Compte rendu'),
    el(
      'rim:Classification',
      { classificationScheme: documentEntryScheme.author },
      slot(
        'authorPerson',
        said.authorPerson ?? `${user.nationalId}^REFERENCE^Camille^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`,
      ),
      slot(
        'authorInstitution',
        said.authorInstitution ?? 'CABINET^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^499700000017001',
      ),
    ),
    el(
      'rim:Classification',
      { classificationScheme: documentEntryScheme.typeCode, nodeRepresentation: said.typeCode ?? '11488-4' },
      slot('codingScheme', '2.16.840.1.113883.6.1'),
    ),
    el(
      'rim:Classification',
      { classificationScheme: documentEntryScheme.confidentialityCode, nodeRepresentation: 'N' },
      slot('codingScheme', said.confidentialityScheme ?? '2.16.840.1.113883.5.25'),
    ),
    external(documentEntryScheme.patientId, said.patientId ?? `${ins.matricule}^^^&${ins.oid}&ISO^NH`),
    external(documentEntryScheme.uniqueId, said.uniqueId ?? '2.25.42'),
  )

export interface FeedSaid extends Sent {
  readonly document?: string | Uint8Array
  readonly entry?: EntrySaid
  /** No submission set. */
  readonly withoutSet?: true
  /** The document is announced and not sent. */
  readonly withoutPart?: true
  /** The document inside the envelope, which travels alone. */
  readonly inline?: true
  /** Something of the whole envelope to replace. */
  readonly replaced?: readonly [from: string | RegExp, to: string]
}

const submissionSet = el(
  'rim:RegistryPackage',
  { id: 'urn:uuid:s' },
  el('rim:Classification', {
    classifiedObject: 'urn:uuid:s',
    classificationNode: submissionSetScheme.classificationNode,
  }),
)

/** TD2.1 and its answer: one document, taken. */
export const td21 = (said: FeedSaid = {}): HttpSaid => {
  const document = Buffer.from(said.document ?? cda)
  const include = el('xop:Include', { 'xmlns:xop': 'http://www.w3.org/2004/08/xop/include', href: 'cid:doc%40test' })
  const body = el(
    'xdsb:ProvideAndRegisterDocumentSetRequest',
    { 'xmlns:xdsb': ns.xdsb },
    el(
      'lcm:SubmitObjectsRequest',
      { 'xmlns:lcm': ns.lcm, 'xmlns:rim': ns.rim },
      el(
        'rim:RegistryObjectList',
        {},
        said.withoutSet ? undefined : submissionSet,
        entryOf(said.entry ?? {}, document),
      ),
    ),
    el('xdsb:Document', { id: 'urn:uuid:e' }, said.inline ? document.toString('base64') : include),
  )
  const envelope = request(dmpAction['TD2.1'], body, tokenOf(said)).replace(...(said.replaced ?? ['', '']))
  const mtom = writeMtom({
    boundary: 'b',
    envelope,
    action: dmpAction['TD2.1'],
    attachments: said.withoutPart ? [] : [{ contentId: 'doc@test', contentType: 'text/xml', body: document }],
  })
  const answer = el('rs:RegistryResponse', { 'xmlns:rs': registryService, status: 'urn:x:ResponseStatusType:Success' })
  return {
    service: 'dmp',
    operation: 'TD2.1',
    request: {
      url: dmpPath.repository,
      ...(said.inline
        ? { headers: { 'content-type': 'application/soap+xml' }, body: envelope }
        : { headers: { 'content-type': mtom.contentType }, body: mtom.body }),
    },
    response: { body: soapEnvelope(answering, answer) },
  }
}

/** TD0.3: a request for an authorisation. */
export const td03 = (): HttpSaid => ({
  service: 'dmp',
  operation: 'TD0.3',
  request: {
    url: dmpPath.habilitations,
    headers: { 'content-type': 'application/soap+xml' },
    body: request(dmpAction['TD0.3'], el('setAuthorization', { xmlns: habilitations }), assertion()),
  },
})
