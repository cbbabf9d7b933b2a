import { describe, expect, test } from 'vitest'
import { cda, ins, td02, td21 } from '../../../suites/dmp/checks/wire.fixture.ts'
import { parseXml } from '../../xml/element.ts'
import { XmlError } from '../../xml/problem.ts'
import { MultipartError } from '../http/multipart-related.ts'
import { readEnvelope } from '../soap/envelope.ts'
import { dmpIsOpen, readExistenceAnswer, readExistenceTest } from './existence-test.ts'
import { readFeed } from './feed.ts'
import { readSoapMessage } from './message.ts'
import { hl7, registryService } from './names.ts'
import { readRegistryResponse } from './registry-response.ts'

const bytes = (body: string | Uint8Array | undefined) => Buffer.from(body ?? '')
const asked = td02()
const fed = td21()
const fedType = String(fed.request?.headers?.['content-type'])

describe('TD0.2', () => {
  test('the request names the patient', () => {
    const { body } = readEnvelope(bytes(asked.request?.body))
    expect(readExistenceTest(body)?.patient).toEqual({ root: ins.oid, extension: ins.matricule })
  })

  test('the same message for another reason (TD1.3a) is no existence test', () => {
    const other = bytes(asked.request?.body).toString().replace('TEST_EXST', 'CNSLT_DATA')
    expect(readExistenceTest(readEnvelope(other).body)).toBeUndefined()
  })

  test('the answer tells the status and the authorisation', () => {
    const answer = readExistenceAnswer(readEnvelope(bytes(asked.response?.body)).body)
    expect(answer).toMatchObject({
      acknowledgement: 'AA',
      responseCode: 'OK',
      statusCode: 'active',
      autorisation: 'VALIDE',
    })
  })

  test('key words are read from their code or from their text, and the acknowledgement from element or attribute', () => {
    const answer = readExistenceAnswer(
      parseXml(
        `<PRPA_IN201308UV02 xmlns="${hl7}"><attentionLine><keyWordText>STATUT_MT</keyWordText><value value="true"/></attentionLine><acknowledgement typeCode="AE"><acknowledgementDetail><code code="DMPAccessDeniedByRightsService"/></acknowledgementDetail></acknowledgement></PRPA_IN201308UV02>`,
      ),
    )
    expect(answer).toMatchObject({
      acknowledgement: 'AE',
      medecinTraitant: true,
      errorCode: 'DMPAccessDeniedByRightsService',
    })
  })

  test.each([
    ['not found', { responseCode: 'NF' }],
    ['closed', { statusCode: 'terminated' }],
    ['refused', { acknowledgement: 'AE' }],
  ])('a DMP that is %s is not open', (_, change) => {
    const answer = readExistenceAnswer(readEnvelope(bytes(asked.response?.body)).body)
    if (answer === undefined) throw new Error('no answer')
    expect(dmpIsOpen(answer)).toBe(true)
    expect(dmpIsOpen({ ...answer, ...change })).toBe(false)
  })
})

describe('TD2.1', () => {
  test('an XOP document is joined to its part', () => {
    const message = readSoapMessage(fedType, bytes(fed.request?.body))
    const feed = readFeed(message)
    expect(message.mtom).toBe(true)
    expect(feed?.metadata.documentEntries.map(({ entryUuid }) => entryUuid)).toEqual(['urn:uuid:e'])
    expect(feed?.documents).toMatchObject([{ id: 'urn:uuid:e', carriedBy: 'xop' }])
    expect(bytes(feed?.documents[0]?.bytes).toString()).toBe(cda)
  })

  test('an inline document is decoded, a reference that leads nowhere has no bytes', () => {
    const { envelope } = readSoapMessage(fedType, bytes(fed.request?.body))
    const feedOf = (content: string) => {
      const body = parseXml(
        `<x:ProvideAndRegisterDocumentSetRequest xmlns:x="urn:ihe:iti:xds-b:2007"><x:Document id="d">${content}</x:Document></x:ProvideAndRegisterDocumentSetRequest>`,
      )
      return readFeed({ envelope: { ...envelope, body }, envelopeBytes: bytes(''), mtom: false, attachments: [] })
    }
    expect(feedOf('w6k=')?.documents).toEqual([{ id: 'd', bytes: Buffer.from('é'), carriedBy: 'inline' }])
    const include = '<i:Include xmlns:i="http://www.w3.org/2004/08/xop/include" href="cid:%"/>'
    expect(feedOf(include)?.documents).toEqual([{ id: 'd', bytes: undefined, carriedBy: 'xop' }])
  })

  test('another message is no feed', () => {
    expect(readFeed(readSoapMessage(undefined, bytes(asked.request?.body)))).toBeUndefined()
  })

  test('what is no SOAP is refused, alone or as multipart', () => {
    expect(() => readSoapMessage('text/plain', bytes('no'))).toThrow(XmlError)
    expect(() => readSoapMessage('multipart/related; boundary=x', bytes('no'))).toThrow(MultipartError)
  })
})

describe('RegistryResponse', () => {
  const response = (status: string, content = '') =>
    parseXml(
      `<r:RegistryResponse xmlns:r="${registryService}" status="urn:x:${status}">${content}</r:RegistryResponse>`,
    )

  test('success and failure, with the errors', () => {
    expect(readRegistryResponse(response('Success'))).toEqual({ success: true, errors: [] })
    const list =
      '<r:RegistryErrorList><r:RegistryError errorCode="XDSUnknownPatientId" codeContext="?"/></r:RegistryErrorList>'
    expect(readRegistryResponse(response('Failure', list))).toEqual({
      success: false,
      errors: [{ code: 'XDSUnknownPatientId', context: '?' }],
    })
    expect(readRegistryResponse(parseXml('<other/>'))).toBeUndefined()
  })
})
