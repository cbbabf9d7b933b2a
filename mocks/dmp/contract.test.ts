import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Answer, serve } from '../../src/model/service.ts'
import { readSoapMessage } from '../../src/protocols/dmp/message.ts'
import { dmpPath } from '../../src/protocols/dmp/names.ts'
import { parseXml, type XmlElement } from '../../src/xml/element.ts'
import { find } from '../../src/xml/find.ts'
import { type ContractService, complaintsOfContract, contractIsThere, samplesFolder } from './contract.fixture.ts'
import { dmpFaults } from './faults.ts'
import { dmpService } from './service.ts'
import { startDmp } from './state.ts'

// The mock against the official contract: whatever it answers, in every fault, is valid; official requests are answered
// with the elements of the official answers. Official tokens have expired: the service is lenient.

const sample = (name: string): Buffer => readFileSync(`${samplesFolder}/${name}.xml`)

interface Exchange {
  readonly td: string
  readonly service: ContractService
  /** Official samples: the request, and its answer where one is published. */
  readonly request: string
  readonly answer?: string
}

const exchanges: readonly Exchange[] = [
  { td: 'TD0.2', service: 'patients', request: 'TD0.2-requete', answer: 'TD0.2-reponse' },
  { td: 'TD0.3', service: 'habilitations', request: 'TD0.3-requete', answer: 'TD0.3-reponse' },
  { td: 'TD2.1', service: 'repository', request: 'TD2.1-requete', answer: 'TD2.1-reponse' },
]

const started = (fault?: string, lenient = true) => {
  let made = 0
  const state = startDmp({
    url: '',
    now: () => new Date('2026-03-01T09:00:00Z'),
    uuid: () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
    options: { lenient },
  })
  state.fault = fault
  return state
}

/** An official request as it travels: a multipart entity keeps its boundary, which is its first line. */
const contentTypeOf = (body: Buffer): string => {
  const [boundary] = /(?<=^--).*(?=\r?\n)/.exec(body.toString('latin1', 0, 200)) ?? []
  return boundary === undefined
    ? 'application/soap+xml'
    : `multipart/related; type="application/xop+xml"; boundary="${boundary}"`
}

const asked = (
  { service }: Exchange,
  body: Buffer,
  state = started(),
): Promise<Answer & { readonly operation: string | undefined }> =>
  serve(
    dmpService,
    { method: 'POST', url: dmpPath[service as 'patients'], headers: { 'content-type': contentTypeOf(body) }, body },
    state,
  )

const complaints = (service: ContractService, { response }: Answer): readonly string[] =>
  response.body === undefined || response.body.length === 0 ? [] : complaintsOfContract(service, response.body)

/** Every element below, by its path of names: what an answer is made of, however many of each. */
const paths = (element: XmlElement, above = ''): readonly string[] => {
  const path = `${above}/{${element.ns}}${element.name}`
  return [path, ...element.children.flatMap((child) => paths(child, path))]
}

const structure = (message: string | Uint8Array): readonly string[] => [...new Set(paths(parseXml(message)))].toSorted()

describe.runIf(contractIsThere)('the contract of the DMP', () => {
  test.each(exchanges)('accepts what the mock answers to the official $td, in every fault', async (exchange) => {
    for (const fault of [undefined, ...dmpFaults.map(({ id }) => id)]) {
      const answer = await asked(exchange, sample(exchange.request), started(fault))
      expect([fault, ...complaints(exchange.service, answer)]).toEqual([fault])
      expect(answer.operation).toBe(exchange.td)
    }
  })

  test.each(exchanges)('accepts the fault that refuses an expired token, for $td', async (exchange) => {
    const answer = await asked(exchange, sample(exchange.request), started(undefined, false))
    expect(find(parseXml(answer.response.body ?? ''), 'Body', 'Fault')).toBeDefined()
    expect(complaints(exchange.service, answer)).toEqual([])
  })

  test.each(exchanges.filter(({ answer }) => answer !== undefined))(
    'has for $td the elements of the official answer, no more and no fewer',
    async (exchange) => {
      const { response } = await asked(exchange, sample(exchange.request))
      expect(structure(response.body ?? '')).toEqual(structure(sample(exchange.answer ?? '')))
    },
  )

  test('has for TD3.1 what the official answer tells of a document, once the official TD2.1 fed one', async () => {
    const state = started()
    const [, , feed] = exchanges
    const search: Exchange = { td: 'TD3.1', service: 'registry', request: 'TD3.1-requete' }
    if (feed === undefined) throw new Error('no feed')
    await asked(feed, sample(feed.request), state)
    const answer = await asked(search, sample(search.request), state)
    expect([answer.operation, ...complaints('registry', answer)]).toEqual(['TD3.1'])
    const official = structure(sample('TD3.1-reponse'))
    const ours = structure(answer.response.body ?? '')
    expect(ours.some((path) => path.endsWith('ExtrinsicObject'))).toBe(true)
    expect(official.filter((path) => !ours.includes(path))).toEqual([])
    expect(ours.filter((path) => !official.includes(path))).toEqual([])
  })

  test('tells an answer that is not of it', async () => {
    const [exchange] = exchanges
    if (exchange === undefined) throw new Error('no exchange')
    const { response } = await asked(exchange, sample(exchange.request))
    const without = String(response.body).replace(/<acknowledgement typeCode="AA">/, '<acknowledgement>')
    expect(complaintsOfContract('patients', without).join()).toContain('typeCode')
    const fault = await asked(exchange, sample(exchange.request), started(undefined, false))
    const unreasoned = String(fault.response.body).replace(/<soap:Reason>.*<\/soap:Reason>/, '')
    expect(complaintsOfContract('patients', unreasoned)).not.toEqual([])
  })

  test('accepts the official samples themselves', () => {
    for (const { service, request, answer } of exchanges) {
      const body = sample(request)
      const { envelope, envelopeBytes } = readSoapMessage(contentTypeOf(body), body)
      // The official TD2.1 is a SOAP 1.1 envelope around XOP, which no schema describes.
      if (envelope.version === '1.2') expect(complaintsOfContract(service, envelopeBytes)).toEqual([])
      if (answer !== undefined) expect(complaintsOfContract(service, sample(answer))).toEqual([])
    }
  })
})
