import { describe, expect, test } from 'vitest'
import type { HttpRequest, TlsFacts } from '../../src/model/exchange.ts'
import { sentencesOf } from '../../src/model/note.fixture.ts'
import { serve } from '../../src/model/service.ts'
import { isMatricule } from '../../src/protocols/ins/matricule.ts'
import { insi, insiActions } from '../../src/protocols/ins/namespaces.ts'
import { readResultat } from '../../src/protocols/ins/resultat.ts'
import {
  depositOf,
  readLot,
  readVerified,
  type ToVerify,
  verificationOf,
  withdrawalOf,
} from '../../src/protocols/ins/verification.ts'
import { readEnvelope } from '../../src/protocols/soap/envelope.ts'
import { faultOf } from '../../src/protocols/soap/fault.ts'
import { schemaProblems } from '../../src/xml/schema/check.ts'
import { el } from '../../src/xml/write.ts'
import { schemas } from './contract.ts'
import { testIdentities } from './identities.ts'
import {
  type Asked,
  contextes,
  insiRequest,
  recherche,
  insiState as state,
  organisationTls as tls,
} from './request.fixture.ts'
import { insiService } from './service.ts'

const asked = (traits: Record<string, string | string[]>, facts: TlsFacts | undefined = tls): HttpRequest =>
  insiRequest(recherche(traits), { tls: facts })

const zoe = { NomNaissance: 'ADRUN', Prenom: 'ZOE', Sexe: 'F', DateNaissance: '1975-12-31' }
const leonardo = { NomNaissance: 'DE VINCI', Prenom: 'LEONARDO', Sexe: 'M', DateNaissance: '2014-02-01' }

const envelopeFor = async (request: HttpRequest, fault?: string) => {
  const { response } = await serve(insiService, request, state({}, fault))
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
    expect(notes?.[0]?.id).toBe('insi.nobody')
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

const altered = (more: Asked) => insiRequest(recherche(zoe), more)

describe('what a request must be', () => {
  test.each<readonly [string, HttpRequest, RegExp]>([
    [
      'in SOAP 1.1',
      altered({
        altered: (text) =>
          text.replaceAll('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'),
      }),
      /SOAP 1.1/,
    ],
    [
      'without an Action',
      altered({ altered: (text) => text.replace(/<wsa:Action.*?<\/wsa:Action>/, '') }),
      /wsa:Action is missing/,
    ],
    [
      'with another operation’s Action',
      altered({ action: insiActions.rechercherInsAvecCarteVitale }),
      /wsa:Action is .*CarteVitale/,
    ],
    [
      'without a MessageID',
      altered({ altered: (text) => text.replace(/<wsa:MessageID.*?<\/wsa:MessageID>/, '') }),
      /MessageID is missing/,
    ],
    ['in another namespace', altered({ altered: (text) => text.replace(insi.request, 'urn:wrong') }), /urn:wrong/],
    ['without ContexteLPS', altered({ headers: contextes.slice(0, 1) }), /ContexteLPS is missing/],
    ['with a ContexteBAM of another version', altered({ altered: (text) => text.replace('01_02', '01_01') }), /01_01/],
    [
      'with the traits in another order',
      insiRequest(recherche({ Prenom: 'ZOE', NomNaissance: 'ADRUN', Sexe: 'F', DateNaissance: '1975-12-31' })),
      /NomNaissance/,
    ],
    ['with a date that is no date', insiRequest(recherche({ ...zoe, DateNaissance: '31/12/1975' })), /DateNaissance/],
  ])('%s: a fault that explains, and the reason recorded', async (_, request, reason) => {
    const { response, notes, assumptions } = await serve(insiService, request, state())
    expect(response.status).toBe(500)
    expect(sentencesOf(notes, insiService.notes ?? [])).toMatch(reason)
    expect(assumptions).toEqual(['insi.invalid-request'])
    expect(faultOf(readEnvelope(String(response.body)))?.reason).toMatch(/^Requete non conforme : /)
  })

  test.each(['uuid:0d3c2d51-6b0e-4a84-9d37-1f2e3d4c5b6a', '0d3c2d51-6b0e-4a84-9d37-1f2e3d4c5b6a'])(
    'MessageID %s is taken and related to',
    async (messageId) => {
      const { response, notes } = await serve(insiService, altered({ messageId }), state())
      expect(readEnvelope(String(response.body)).relatesTo).toBe(messageId)
      expect(notes).toEqual([])
    },
  )

  test.each([
    ['an empty sex', { ...zoe, Sexe: '' }, 'insi_24'],
    ['an undetermined sex', { ...zoe, Sexe: 'I' }, 'insi_24'],
    ['a ligature', { ...zoe, NomNaissance: "D'ÆION", Prenom: 'CŒUR' }, 'insi_101'],
    ['a double hyphen in a given name', { ...zoe, Prenom: 'ZOE--LEA' }, 'insi_101'],
  ])('%s is refused', async (_, traits, code) => {
    const { response } = await serve(insiService, asked(traits), state())
    expect(String(response.body)).toContain(`code="${code}"`)
  })

  test('DE VINCI RUTH makes the search fail, as on the qualification platform', async () => {
    const { response } = await serve(insiService, asked({ ...leonardo, Prenom: 'RUTH', Sexe: 'F' }), state())
    expect(faultOf(readEnvelope(String(response.body)))?.subcode).toBe('soap:siram_40')
  })

  test('code-02-without-cog answers 02, then the person once the place is given', async () => {
    const fault = 'code-02-without-cog'
    expect((await answerTo(asked(zoe), fault))?.code).toBe('02')
    expect((await answerTo(asked({ ...zoe, LieuNaissance: '63220' }), fault))?.code).toBe('00')
  })
})

describe('rechercherInsAvecCarteVitale', () => {
  const card = (matricule: string, nom: string, date: string) =>
    insiRequest(
      el(
        'RECVITALE',
        { xmlns: insi.requestVitale },
        el('MatriculeOD', {}, el('NumIdentifiant', {}, matricule.slice(0, 13)), el('Cle', {}, matricule.slice(13))),
        el('NomNaissance', {}, nom),
        el('DateNaissance', {}, date),
        el('RangNaissance', {}, '1'),
      ),
      { operation: 'rechercherInsAvecCarteVitale' },
    )

  test('finds the person of the card', async () => {
    const answer = await answerTo(card('180032B02040123', 'CORSE', '1980-03-02'))
    expect(answer).toMatchObject({ code: '00', individu: { actif: { matricule: '180032B02040123' } } })
  })

  test('answers 01 when the card says otherwise', async () => {
    expect((await answerTo(card('180032B02040123', 'CORSE', '1980-03-03')))?.code).toBe('01')
  })
})

describe('verification (lot 2)', () => {
  const held: ToVerify = {
    ref: 'p1',
    matricule: '275126322074974',
    oid: '1.2.250.1.213.1.4.8',
    nomNaissance: 'ADRUN',
    listePrenom: 'ZOE',
    sexe: 'F',
    dateNaissance: '1975-12-31',
  }
  const outcomeOf = async (one: ToVerify, fault?: string) => {
    const request = insiRequest(verificationOf(one), { operation: 'verifierInsAvecTraitsIdentite' })
    return serve(insiService, request, state({}, fault))
  }

  test('OK when everything is the registry’s, and every exchange names the assumption', async () => {
    const { response, assumptions } = await outcomeOf(held)
    expect(readVerified(readEnvelope(String(response.body)).body)).toEqual([{ ref: 'p1', outcome: 'OK' }])
    expect(assumptions).toEqual(['insi.lot2-shape'])
  })

  test.each<readonly [string, Partial<ToVerify>]>([
    ['a trait differs', { nomNaissance: 'ADRDEUX' }],
    ['the root differs', { oid: '1.2.250.1.213.1.4.9' }],
    ['the matricule is unknown', { matricule: '275126322074875' }],
  ])('KO when %s', async (_, change) => {
    const { response } = await outcomeOf({ ...held, ...change })
    expect(readVerified(readEnvelope(String(response.body)).body)).toEqual([{ ref: 'p1', outcome: 'KO' }])
  })

  test('fault verification-ko answers KO to everything', async () => {
    const { response } = await outcomeOf(held, 'verification-ko')
    expect(readVerified(readEnvelope(String(response.body)).body)[0]?.outcome).toBe('KO')
  })

  test('a batch is deposited, then withdrawn with its results in order', async () => {
    const same = state()
    const deposit = insiRequest(depositOf([held, { ...held, ref: 'p2', sexe: 'M' }]), {
      operation: 'deposerVerificationEnMasse',
    })
    const given = await serve(insiService, deposit, same)
    const lot = readLot(readEnvelope(String(given.response.body)).body) ?? ''
    const withdrawal = (number: string) =>
      serve(insiService, insiRequest(withdrawalOf(number), { operation: 'retirerVerificationEnMasse' }), same)
    const back = readEnvelope(String((await withdrawal(lot)).response.body)).body
    expect(readVerified(back)).toEqual([
      { ref: 'p1', outcome: 'OK' },
      { ref: 'p2', outcome: 'KO' },
    ])
    expect(String((await withdrawal('unknown')).response.body)).toContain('INCONNU')
  })
})

describe('the contract', () => {
  const get = async (url: string) =>
    (await serve(insiService, { method: 'GET', url, headers: {}, body: new Uint8Array() }, state())).response

  test('is served with the address of the service, and its schemas beside it', async () => {
    const text = String((await get('/lps?wsdl')).body)
    expect(text).toContain('<soap12:address location="https://insi.example/lps"/>')
    const imports = [...text.matchAll(/schemaLocation="https:\/\/insi.example([^"]+)"/g)].map(([, path = '']) => path)
    expect(imports).toHaveLength(8)
    for (const path of imports) expect((await get(path)).status, path).toBe(200)
    expect((await get('/lps?xsd=none.xsd')).status).toBe(404)
  })

  test('holds for the answers of the mock too', async () => {
    const answer = await envelopeFor(
      asked({ NomNaissance: 'ECETINSI', Prenom: 'MURIEL', Sexe: 'M', DateNaissance: '2009-07-14' }),
    )
    const schema = schemas.get(answer.body.ns)
    expect(schema && schemaProblems(answer.body, schema)).toEqual([])
  })
})

test('every matricule of the registry has its key', () => {
  for (const { matricule, histo } of testIdentities) {
    for (const one of [matricule, ...(histo ?? [])]) expect(isMatricule(one), one).toBe(true)
  }
})
