import { describe, expect, test } from 'vitest'
import type { HttpRequest, TlsFacts } from '../../src/model/exchange.ts'
import { serve } from '../../src/model/service.ts'
import { isMatricule } from '../../src/protocols/ins/matricule.ts'
import { insi, insiActions } from '../../src/protocols/ins/namespaces.ts'
import { readResultat } from '../../src/protocols/ins/resultat.ts'
import { readEnvelope } from '../../src/protocols/soap/envelope.ts'
import { faultOf } from '../../src/protocols/soap/fault.ts'
import { soapRequest } from '../../src/protocols/soap/write.ts'
import { el } from '../../src/protocols/xml/write.ts'
import { testIdentities } from './identities.ts'
import { insiService } from './service.ts'
import type { InsiState } from './state.ts'

const tls: TlsFacts = {
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  clientSubject: 'CN=INSI-MANU,OU=1000000001',
  clientTrusted: true,
}

const state = (): InsiState =>
  insiService.start({
    url: 'https://insi.example',
    now: () => new Date(0),
    uuid: () => '00000000-0000-4000-8000-000000000000',
    options: {},
  }) as InsiState

const asked = (traits: Record<string, string | string[]>, facts: TlsFacts | undefined = tls): HttpRequest => ({
  method: 'POST',
  url: '/lps',
  headers: { 'content-type': 'application/soap+xml' },
  body: new TextEncoder().encode(
    soapRequest(
      { action: insiActions.rechercherInsAvecTraitsIdentite, messageId: 'uuid:1', to: 'https://insi.example/lps' },
      el(
        'RECSANSVITALE',
        { xmlns: insi.request },
        Object.entries(traits).flatMap(([name, value]) => [value].flat().map((one) => el(name, {}, one))),
      ),
    ),
  ),
  ...(facts === undefined ? {} : { tls: facts }),
})

const zoe = { NomNaissance: 'ADRUN', Prenom: 'ZOE', Sexe: 'F', DateNaissance: '1975-12-31' }
const leonardo = { NomNaissance: 'DE VINCI', Prenom: 'LEONARDO', Sexe: 'M', DateNaissance: '2014-02-01' }

const envelopeFor = async (request: HttpRequest, fault?: string) => {
  const { response } = await serve(insiService, request, { ...state(), fault })
  return readEnvelope(String(response.body))
}
const answerTo = async (request: HttpRequest, fault?: string) => readResultat((await envelopeFor(request, fault)).body)

describe('rechercherInsAvecTraitsIdentite', () => {
  test('00 gives the matricule, its root and the traits of reference', async () => {
    const answer = await answerTo(asked(zoe))
    expect(answer).toMatchObject({
      code: '00',
      individu: { actif: { matricule: '275126322074974', oid: '1.2.250.1.213.1.4.8' }, lieuNaissance: '63220' },
    })
  })

  test('Prenom is the one that hit, ListePrenom the whole list, and history comes along', async () => {
    const answer = await answerTo(
      asked({ NomNaissance: 'ECETINSI', Prenom: 'MURIEL', Sexe: 'M', DateNaissance: '2009-07-14' }),
    )
    expect(answer?.individu).toMatchObject({ prenom: 'MURIEL', listePrenom: 'PIERRE-ALAIN MURIEL FLORIANT' })
    expect(answer?.individu?.histo.map(({ matricule }) => matricule)).toEqual(['209076322083439', '209066322012355'])
  })

  test('01 for somebody who is not in the registry, and the note says so', async () => {
    const { response, notes } = await serve(insiService, asked({ ...zoe, Prenom: 'ZELDA' }), state())
    expect(readResultat(readEnvelope(String(response.body)).body)).toMatchObject({ code: '01', individu: undefined })
    expect(notes?.[0]).toContain('not in the test registry')
  })

  test('02 until the COG tells two people apart', async () => {
    expect((await answerTo(asked(leonardo)))?.code).toBe('02')
    const answer = await answerTo(asked({ ...leonardo, LieuNaissance: '75101' }))
    expect(answer?.individu?.actif.matricule).toBe('114027510100160')
  })

  test.each([
    ['date-day-00', 'dateNaissance', '1975-12-00'],
    ['date-month-00', 'dateNaissance', '1975-00-31'],
    ['empty-name', 'nomNaissance', ''],
    ['empty-given-names', 'listePrenom', ''],
    ['empty-sex', 'sexe', ''],
  ] as const)('fault %s alters only %s', async (fault, trait, value) => {
    const truth = (await answerTo(asked(zoe)))?.individu
    const altered = (await answerTo(asked(zoe), fault))?.individu
    expect(altered).toMatchObject({ [trait]: value })
    expect(altered?.actif).toEqual(truth?.actif)
  })

  test.each([
    ['siram-40', 'soap:Receiver', 'soap:siram_40'],
    ['desir-550', 'soap:Sender', 'soap:siram_100'],
  ])('fault %s is a SOAP fault', async (fault, code, subcode) => {
    expect(faultOf(await envelopeFor(asked(zoe), fault))).toMatchObject({ code, subcode })
  })

  test('another certificate than INSI-AUTO or INSI-MANU, or none, has no right', async () => {
    const other = asked(zoe, { ...tls, clientSubject: 'CN=INSI-MANUEL' })
    const untrusted = asked(zoe, { ...tls, clientTrusted: false })
    const { tls: _none, ...bare } = asked(zoe)
    for (const request of [other, untrusted, bare]) {
      expect(faultOf(await envelopeFor(request))?.reason).toContain('Droits insuffisants')
    }
  })

  test('bytes that are not SOAP, and another path, are answered by a fault with the reason recorded', async () => {
    const garbage = { ...asked(zoe), body: new TextEncoder().encode('RECSANSVITALE <') }
    const { response, notes } = await serve(insiService, garbage, state())
    expect(response.status).toBe(500)
    expect(notes).toHaveLength(1)
    const elsewhere = await serve(insiService, { ...asked(zoe), url: '/other' }, state())
    expect(elsewhere).toMatchObject({ operation: undefined, response: { status: 500 } })
  })
})

test('every matricule of the registry has its key', () => {
  for (const { matricule, histo } of testIdentities) {
    for (const one of [matricule, ...(histo ?? [])]) expect(isMatricule(one), one).toBe(true)
  }
})
