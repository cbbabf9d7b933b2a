import { expect, test } from 'vitest'
import { serve } from '../../src/model/service.ts'
import { insi } from '../../src/protocols/ins/namespaces.ts'
import { readEnvelope } from '../../src/protocols/soap/envelope.ts'
import { faultOf } from '../../src/protocols/soap/fault.ts'
import { find } from '../../src/xml/find.ts'
import { type Asked, insiRequest, insiState, recherche } from './request.fixture.ts'
import { insiService } from './service.ts'

const zoe = recherche({ NomNaissance: 'ADRUN', Prenom: 'ZOE', Sexe: 'F', DateNaissance: '1975-12-31' })

const answerTo = async (asked: Asked, fault?: string) => {
  const { response } = await serve(insiService, insiRequest(zoe, asked), insiState({}, fault))
  return readEnvelope(String(response.body))
}

const erreurIn = async (asked: Asked, fault?: string) =>
  find((await answerTo(asked, fault)).body, 'Detail', [insi.siram, 'Erreur'])?.attributes

// A subcode is known for siram_40 and siram_100 only: none is made up for the others.
test.each([
  ['siram-40', 'soap:siram_40'],
  ['desir-550', 'soap:siram_100'],
  ['desir-560', undefined],
  ['bad-characters', undefined],
  ['insi-24', undefined],
])('the subcode of fault %s is %s', async (fault, subcode) => {
  const told = faultOf(await answerTo({}, fault))
  expect(told?.reason).not.toBe('')
  expect(told).toMatchObject({ subcode })
})

test.each(['siram-40', 'desir-550', 'desir-560', 'bad-characters', 'insi-24'])(
  'the detail of fault %s names the request by its own MessageID',
  async (fault) => {
    for (const messageId of ['uuid:11111111-2222-4333-8444-555555555555', 'urn:uuid:la-demande']) {
      expect(await erreurIn({ messageId }, fault)).toMatchObject({ messageID: messageId })
    }
  },
)

test('a message without a MessageID is told of without one', async () => {
  const altered = (message: string) => message.replace(/<wsa:MessageID>.*?<.wsa:MessageID>/, '')
  expect(await erreurIn({ altered })).toEqual({ code: 'insi_101', severite: 'erreur' })
})
