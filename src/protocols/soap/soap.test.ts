import { describe, expect, test } from 'vitest'
import { XmlError } from '../../xml/problem.ts'
import { el } from '../../xml/write.ts'
import { headerBlock, readEnvelope, securityHeader } from './envelope.ts'
import { faultOf } from './fault.ts'
import { soap11, wsse } from './namespaces.ts'
import { soapFault, soapRequest, soapResponse } from './write.ts'

const request = soapRequest(
  {
    action: 'urn:test:ask',
    messageId: 'urn:uuid:1',
    to: 'https://service.test/patients',
    headers: [el('wsse:Security', { 'xmlns:wsse': wsse }, 'token')],
  },
  el('q:ask', { 'xmlns:q': 'urn:test' }, 'é & <'),
)

describe('readEnvelope', () => {
  test('gives the addressing, the header blocks and the payload of a request', () => {
    const envelope = readEnvelope(request)
    expect(envelope).toMatchObject({
      version: '1.2',
      action: 'urn:test:ask',
      messageId: 'urn:uuid:1',
      relatesTo: undefined,
      to: 'https://service.test/patients',
      replyTo: 'http://www.w3.org/2005/08/addressing/anonymous',
    })
    expect(envelope.body).toMatchObject({ ns: 'urn:test', name: 'ask', text: 'é & <' })
    expect(securityHeader(envelope)?.text).toBe('token')
    expect(headerBlock(envelope, wsse, 'Other')).toBeUndefined()
  })

  test('says when the envelope is SOAP 1.1', () => {
    const old = `<e:Envelope xmlns:e="${soap11}"><e:Body><x/></e:Body></e:Envelope>`
    expect(readEnvelope(old)).toMatchObject({ version: '1.1', action: undefined, headers: [] })
  })

  test.each([
    ['another root', '<html/>'],
    ['an empty Body', request.replace(/<soap:Body>.*<\/soap:Body>/s, '<soap:Body/>')],
    ['something that is not XML', 'no'],
  ])('refuses %s', (_, text) => {
    expect(() => readEnvelope(text)).toThrow(XmlError)
  })
})

describe('answers', () => {
  test('relate to the request and answer the anonymous address', () => {
    const response = soapResponse({ action: 'urn:r', messageId: 'urn:uuid:2', relatesTo: 'urn:uuid:1' }, el('ok'))
    expect(response.status).toBe(200)
    expect(readEnvelope(String(response.body))).toMatchObject({ relatesTo: 'urn:uuid:1', messageId: 'urn:uuid:2' })
  })

  test('a fault says whose mistake it is, in code, reason, detail and HTTP status', () => {
    const response = soapFault(
      { messageId: 'urn:uuid:2', relatesTo: undefined },
      {
        code: 'Sender',
        subcode: 'wsa:Missing',
        reason: 'en-tête absent',
        detail: el('erreur', {}, el('code', {}, 'e1')),
      },
    )
    expect(response.status).toBe(400)
    const envelope = readEnvelope(String(response.body))
    expect(envelope.relatesTo).toBeUndefined()
    expect(faultOf(envelope)).toEqual({
      code: 'soap:Sender',
      subcode: 'wsa:Missing',
      reason: 'en-tête absent',
      detail: [
        ['erreur', ''],
        ['code', 'e1'],
      ],
    })
  })

  test('a payload that is no fault gives none', () => {
    expect(faultOf(readEnvelope(request))).toBeUndefined()
  })

  test('a SOAP 1.1 fault is read too', () => {
    const old = `<e:Envelope xmlns:e="${soap11}"><e:Body><e:Fault><faultcode>e:Server</faultcode><faultstring>KO</faultstring><detail><code>insi_102</code></detail></e:Fault></e:Body></e:Envelope>`
    expect(faultOf(readEnvelope(old))).toEqual({
      code: 'e:Server',
      subcode: undefined,
      reason: 'KO',
      detail: [['code', 'insi_102']],
    })
  })
})
