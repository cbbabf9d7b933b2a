import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { writeMtom } from '../../protocols/http/multipart-related.ts'
import { insi } from '../../protocols/ins/namespaces.ts'
import { saml2 } from '../../protocols/saml/names.ts'
import { wsse } from '../../protocols/soap/namespaces.ts'
import { openContracts } from '../contracts/open.ts'
import { validateBytes } from '../validate.ts'

const envelope = (content: string, header = ''): string =>
  `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:m="urn:si-dmp-essai">
<s:Header>${header}</s:Header><s:Body>${content}</s:Body></s:Envelope>`
const addressed =
  '<a:Action xmlns:a="http://www.w3.org/2005/08/addressing">urn:a</a:Action><a:MessageID xmlns:a="http://www.w3.org/2005/08/addressing">urn:uuid:1</a:MessageID>'
const schema = (
  type: string,
): string => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:si-dmp-essai">
<xs:element name="demande" type="xs:${type}"/></xs:schema>`
const folder = mkdtempSync(join(tmpdir(), 'banc-contracts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(join(folder, 'essai.xsd'), schema('date'))
writeFileSync(
  join(folder, 'essai.wsdl'),
  `<d:definitions xmlns:d="http://schemas.xmlsoap.org/wsdl/"><d:types>${schema('int').replace('demande', 'reponse')}</d:types></d:definitions>`,
)
const contracts = openContracts(folder)
const judge = (text: string | Uint8Array, withContracts = true) =>
  validateBytes('m.xml', Buffer.from(text), 'fr', withContracts ? { contracts } : {})
const findingsOf = async (text: string | Uint8Array, withContracts = true) =>
  (await judge(text, withContracts)).ruleSets.flatMap(({ findings }) => findings)

describe('a message whose schema is at hand', () => {
  test('conforms, and its rule set is named by its file', async () => {
    const result = await judge(envelope('<m:demande>2026-01-01</m:demande>', addressed))
    expect(result).toMatchObject({ kind: 'soap', verdict: 'pass' })
    expect(result.ruleSets.map(({ name }) => name)).toEqual(['banc/soap', 'essai.xsd'])
  })

  test('does not, and the place is that of the file', async () => {
    expect(await findingsOf(envelope('<m:demande>hier</m:demande>', addressed))).toMatchObject([
      { rule: 'contract.xsd', severity: 'error', line: 2, location: '/Envelope/Body/demande' },
    ])
  })

  test('is judged by the types of a WSDL too', async () => {
    expect((await judge(envelope('<m:reponse>1</m:reponse>', addressed))).verdict).toBe('pass')
    expect((await judge(envelope('<m:reponse>un</m:reponse>', addressed))).verdict).toBe('fail')
  })
})

test.each([
  ['no contract is given', '<m:demande>2026-01-01</m:demande>', false, 'soap.contract', /--contracts/],
  ['no schema declares it', '<m:autre/>', true, 'soap.contract', /Aucun schéma/],
  ['the Body is empty', '', true, 'soap.empty', /vide/],
  ['it is a fault', '<s:Fault/>', true, 'soap.fault', /Fault/],
  ['it is of another service', '<x xmlns="urn:x"/>', true, 'soap.service', /autre service/],
])('a message is inconclusive where %s', async (_why, content, withContracts, rule, words) => {
  const result = await judge(envelope(content, addressed), withContracts)
  expect(result).toMatchObject({ kind: 'soap', verdict: 'inconclusive' })
  expect(result.ruleSets.at(-1)?.aborted).toMatch(words)
  expect(await findingsOf(envelope(content, addressed), withContracts)).toMatchObject([{ rule }])
})

test('an envelope without its addressing warns, one with two messages fails', async () => {
  const rules = (await findingsOf(envelope('<m:demande>2026-01-01</m:demande>'))).map(({ rule }) => rule)
  expect(rules).toEqual(['soap.action', 'soap.message-id'])
  const two = envelope('<m:demande>2026-01-01</m:demande><m:demande/>', addressed)
  expect((await findingsOf(two)).map(({ rule }) => rule)).toEqual(['soap.one-message'])
})

describe('a request to INSi is judged by what surrounds it', () => {
  const now = '2026-01-01T00:00:00Z'
  const assertion = (qualifier: string): string =>
    `<w:Security xmlns:w="${wsse}"><a:Assertion xmlns:a="${saml2}" ID="a" Version="2.0" IssueInstant="${now}"><a:Subject><a:NameID NameQualifier="${qualifier}">899700000001</a:NameID></a:Subject><a:AttributeStatement><a:Attribute Name="identifiantFacturation"><a:AttributeValue>1</a:AttributeValue></a:Attribute></a:AttributeStatement></a:Assertion></w:Security>`
  const contexts = (sender = '899700000001'): string =>
    `<b:ContexteBAM xmlns:b="${insi.ctxbam}"><b:Temps>${now}</b:Temps><b:Emetteur>${sender}</b:Emetteur></b:ContexteBAM>`
  const request = `<RECSANSVITALE xmlns="${insi.request}"/>`
  const identified = addressed.replace('urn:uuid:1', 'uuid:00000000-0000-4000-8000-000000000001')
  const found = async (header: string) =>
    (await findingsOf(envelope(request, identified + header))).filter(({ rule }) => rule.startsWith('insi.'))

  test('nothing is held against one of its time, whose card nobody asks for here', async () => {
    expect(await found(assertion('PSC') + contexts())).toEqual([])
    expect(await found(contexts())).toEqual([])
  })

  test('the sender is the professional, and the card signs', async () => {
    expect(await found(assertion('PSC') + contexts('autre'))).toMatchObject([
      { rule: 'insi.contexts', severity: 'warning', location: '/Envelope/Header', line: 2 },
    ])
    expect(await found(assertion('CPS') + contexts())).toMatchObject([
      {
        rule: 'insi.assertion',
        message: expect.stringContaining('pas signée'),
        location: '/Envelope/Header/Security/Assertion',
      },
    ])
  })

  test('its answer is not', async () => {
    const { ruleSets } = await judge(envelope(`<RESULTAT xmlns="${insi.result}"/>`, addressed))
    expect(ruleSets.map(({ name }) => name)).not.toContain('banc/insi')
  })
})

describe('a capture', () => {
  const { contentType, body } = writeMtom({
    boundary: 'b',
    envelope: envelope('<m:demande>hier</m:demande>', addressed),
    action: 'a',
    attachments: [],
  })

  test.each([
    ['of the body alone', body],
    [
      'with the headers of HTTP',
      Buffer.concat([Buffer.from(`POST / HTTP/1.1\r\nContent-Type: ${contentType}\r\n\r\n`), body]),
    ],
  ])('%s is taken apart, its places being those of the envelope', async (_what, bytes) => {
    expect(await findingsOf(bytes)).toMatchObject([
      { rule: 'contract.xsd', line: 2, location: 'm.xml!/Envelope#/Envelope/Body/demande' },
    ])
  })

  test('that is cut says so', async () => {
    expect((await findingsOf(body.subarray(0, body.length - 20))).map(({ rule }) => rule)).toEqual(['soap.multipart'])
  })
})
