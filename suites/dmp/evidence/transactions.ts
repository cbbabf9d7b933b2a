import { isA } from '../../../src/model/event.ts'
import { header } from '../../../src/model/exchange.ts'
import { cdaHeaderOf } from '../../../src/protocols/cda/read.ts'
import type { CdaHeader } from '../../../src/protocols/cda/types.ts'
import { type ExistenceAnswer, readExistenceAnswer } from '../../../src/protocols/dmp/existence-test.ts'
import { type FedDocument, type Feed, readFeed } from '../../../src/protocols/dmp/feed.ts'
import { type SoapMessage, soapMessageIn } from '../../../src/protocols/dmp/message.ts'
import { type Ins, readResultat } from '../../../src/protocols/ins/resultat.ts'
import { type Assertion, assertionIn } from '../../../src/protocols/saml/assertion.ts'
import { certificatesIn } from '../../../src/protocols/saml/certificate.ts'
import { verifyAssertionSignature } from '../../../src/protocols/saml/signature.ts'
import { readEnvelope } from '../../../src/protocols/soap/envelope.ts'
import type { Reader, View } from '../../../src/protocols/views.ts'
import type { DocumentEntry } from '../../../src/protocols/xds/types.ts'
import type { DatedDocument } from '../../../src/rules/dmp/document-date.ts'
import type { FeedCase } from '../../../src/rules/dmp/submission.ts'
import type { VihfCase } from '../../../src/rules/vihf/case.ts'
import type { Described } from '../../../src/rules/xds/repetition.ts'
import { requestIn } from '../../../src/rules/xds/select.ts'
import type { Observation } from '../../../src/run/check.ts'
import type { HttpExchange, ScenarioRecord } from '../../../src/run/record.ts'
import type { XmlElement } from '../../../src/xml/element.ts'
import { type PlacedElement, readPlaced } from '../../../src/xml/placed.ts'
import { XmlError } from '../../../src/xml/problem.ts'

/** One transaction that the DMP recognised. */
export interface Transaction {
  readonly exchange: HttpExchange
  readonly message: SoapMessage
  readonly assertion: Assertion | undefined
}

const transactionOf = (exchange: HttpExchange, { view }: ScenarioRecord): Transaction => {
  const message = view(exchange.requestBody, soapMessageIn, header(exchange.request.headers, 'content-type'))
  return { exchange, message, assertion: assertionIn(message.envelope) }
}

/** Every transaction that the DMP recognised, or those of one kind (`TD0.2`, `TD2.1`…), in order. */
export const transactions = (record: ScenarioRecord, operation?: string): readonly Observation<Transaction>[] =>
  record
    .exchanges('dmp', operation)
    .filter((exchange) => exchange.operation !== undefined)
    .map((exchange) => ({ value: transactionOf(exchange, record), evidence: [exchange.id] }))

/** The VIHF of every transaction that carries one. */
export const tokens = (record: ScenarioRecord): readonly Observation<Assertion>[] =>
  signedTokens(record).map(({ value, evidence }) => ({ value: value.assertion, evidence }))

/** What the service that received them knew: read from the recording, absent from one of an older bench. */
const circumstances = (record: ScenarioRecord): Pick<VihfCase, 'authority' | 'address' | 'lifetimeMinutes'> => {
  const started = record.run.filter(isA('service.started')).findLast(({ data }) => data.service === 'dmp')
  if (started === undefined) return {}
  const { url, settings = {} } = started.data
  const { authority, vihfLifetimeMinutes } = settings
  return {
    address: url,
    ...(authority !== undefined && { authority: certificatesIn(authority) }),
    ...(vihfLifetimeMinutes !== undefined && { lifetimeMinutes: vihfLifetimeMinutes }),
  }
}

/** A request that the service did not read used no token: its transport failed. */
const wasRead = ({ response }: HttpExchange): boolean => response.cut !== true && response.status !== 503

/** The same with what their signature shows, when they were received, and whether their id had served before. */
export const signedTokens = (record: ScenarioRecord): readonly Observation<VihfCase>[] => {
  const known = circumstances(record)
  const times = new Map(record.events.map(({ id, at }) => [id, at]))
  const used = new Set<string>()
  return transactions(record).flatMap(({ value: { assertion, message, exchange }, evidence }) => {
    if (assertion === undefined) return []
    const at = new Date(times.get(exchange.id) ?? '')
    const usedBefore = used.has(assertion.id)
    if (wasRead(exchange)) used.add(assertion.id)
    const signature = record.view(message.envelopeBytes, signatureOf)
    return [{ value: { ...known, assertion, signature, at, usedBefore }, evidence }]
  })
}

/** Views are found again by their reader: this one is the same for all. */
const signatureOf = (envelope: Uint8Array) => verifyAssertionSignature(envelope)

const noFeed: Feed = {
  metadata: { submissionSet: undefined, documentEntries: [], associations: [] },
  documents: [],
}

const feedIn: Reader<Feed> = (body, view, contentType) => readFeed(view(body, soapMessageIn, contentType)) ?? noFeed

const feeds = (record: ScenarioRecord): readonly Observation<Feed>[] =>
  record.exchanges('dmp', 'TD2.1').map(({ id, request, requestBody }) => ({
    value: record.view(requestBody, feedIn, header(request.headers, 'content-type')),
    evidence: [id],
  }))

/** Every feed beside its token, as the rules of a submission look at it. */
export const feedCases = (record: ScenarioRecord): readonly Observation<FeedCase>[] =>
  transactions(record, 'TD2.1').map(({ value: { assertion, message, exchange }, evidence }) => ({
    value: {
      feed: record.view(exchange.requestBody, feedIn, header(exchange.request.headers, 'content-type')),
      mtom: message.mtom,
      assertion,
    },
    evidence,
  }))

/** The metadata of every feed, each element where it stands. */
export const submissions = (record: ScenarioRecord): readonly Observation<PlacedElement>[] =>
  transactions(record, 'TD2.1').flatMap(({ value: { message }, evidence }) => {
    const request = record.view(message.envelopeBytes, placedRequestIn)
    return request === undefined ? [] : [{ value: request, evidence }]
  })

const placedRequestIn = (envelope: Uint8Array): PlacedElement | undefined => {
  const read = readPlaced(envelope)
  return 'problem' in read ? undefined : requestIn(read.root)
}

/** Every document that was fed. */
export const fedDocuments = (record: ScenarioRecord): readonly Observation<FedDocument>[] =>
  feeds(record).flatMap(({ value, evidence }) => value.documents.map((document) => ({ value: document, evidence })))

/** Every CDA that was fed, each element where it stands. */
export const fedCdas = (record: ScenarioRecord): readonly Observation<PlacedElement>[] =>
  fedDocuments(record).flatMap(({ value: { bytes }, evidence }) => {
    const root = bytes && record.view(bytes, placedCdaIn)
    return root === undefined ? [] : [{ value: root, evidence }]
  })

/** The date of every CDA that was fed, with the times of the scenario that had it made. */
export const datedDocuments = (record: ScenarioRecord): readonly Observation<DatedDocument>[] => {
  const times = new Map(record.events.map(({ id, at }) => [id, new Date(at)]))
  const began = new Date(record.events[0]?.at ?? '')
  return fedDocuments(record).flatMap(({ value: { bytes }, evidence }) => {
    const header = cdaOf(bytes, record)
    const received = times.get(evidence[0] ?? '')
    if (header === undefined || received === undefined || Number.isNaN(began.getTime())) return []
    return [{ value: { effectiveTime: header.effectiveTime, began, received }, evidence }]
  })
}

const placedCdaIn = (document: Uint8Array): PlacedElement | undefined => {
  const read = readPlaced(document)
  return 'problem' in read || read.root.name !== 'ClinicalDocument' ? undefined : read.root
}

/** The header of a document, or undefined when the bytes are no CDA. */
export const cdaOf = (bytes: Uint8Array | undefined, { view }: ScenarioRecord): CdaHeader | undefined =>
  bytes && cdaHeaderOf(bytes, view)

/** Every entry whose document is a CDA: without one there is nothing to compare with. */
export const describedDocuments = (record: ScenarioRecord): readonly Observation<Described>[] =>
  feeds(record).flatMap(({ value, evidence }) =>
    value.metadata.documentEntries.flatMap((entry) => {
      const header = cdaOf(value.documents.find(({ id }) => id === entry.entryUuid)?.bytes, record)
      return header === undefined ? [] : [{ value: { entry, header }, evidence }]
    }),
  )

/** Every entry that was sent, with or without its document. */
export const entries = (record: ScenarioRecord): readonly Observation<DocumentEntry>[] =>
  feeds(record).flatMap(({ value, evidence }) =>
    value.metadata.documentEntries.map((entry) => ({ value: entry, evidence })),
  )

/** The INS that INSi returned last in this scenario: what the DMP must be asked about and fed with. */
export const insReturned = (record: ScenarioRecord): Observation<Ins> | undefined =>
  record.exchanges('insi').reduce<Observation<Ins> | undefined>((last, { id, responseBody }) => {
    const ins = record.view(responseBody, insIn)
    return ins === undefined ? last : { value: ins, evidence: [id] }
  }, undefined)

/** What the Body of an answer holds, or undefined when the answer is no SOAP (an HTTP error, a cut connection). */
const payloadOf = (body: Uint8Array, view: View): XmlElement | undefined => {
  try {
    return view(body, readEnvelope).body
  } catch (error) {
    if (error instanceof XmlError) return undefined
    throw error
  }
}

const insIn = (body: Uint8Array, view: View): Ins | undefined => {
  const payload = view(body, payloadOf)
  return payload && readResultat(payload)?.individu?.actif
}

/** What the DMP answered to an existence test, or undefined when it did not answer it. */
export const existenceAnswerTo = (
  { responseBody }: HttpExchange,
  { view }: ScenarioRecord,
): ExistenceAnswer | undefined => {
  const payload = view(responseBody, payloadOf)
  return payload && readExistenceAnswer(payload)
}

/** Each observation beside the INS that INSi returned; nothing when INSi returned none. */
export const besideTheIns = <T>(
  record: ScenarioRecord,
  observations: readonly Observation<T>[],
): readonly Observation<{ readonly seen: T; readonly ins: Ins }>[] => {
  const ins = insReturned(record)
  if (ins === undefined) return []
  return observations.map(({ value, evidence }) => ({
    value: { seen: value, ins: ins.value },
    evidence: [...ins.evidence, ...evidence],
  }))
}

/** `matricule (OID)`, the way both sides of a finding show an INS. */
export const shown = (ins: { readonly matricule?: string | undefined; readonly oid?: string | undefined }): string =>
  `${ins.matricule ?? '∅'} (${ins.oid ?? '∅'})`
