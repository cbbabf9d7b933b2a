// An independent SOAP client, built from the contract that the mock serves, over mutual TLS: what a vendor's own tool does.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, ClientSSLSecurity, createClientAsync } from 'soap'
import supertest from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenHttps } from '../../src/listen/https.ts'
import type { RecordedHttp } from '../../src/listen/recorded.ts'
import type { Seat } from '../../src/listen/seat.ts'
import { type InsiOperation, insiActions } from '../../src/protocols/ins/namespaces.ts'
import { type Hierarchy, makeHierarchy } from '../pki/hierarchy.ts'
import { insiService } from './service.ts'

let pki: Hierarchy
let listener: Seat
let client: Client
const recorded: RecordedHttp[] = []

const folder = mkdtempSync(join(tmpdir(), 'banc-segur-wsdl-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The contract as a client downloads it before its first call, schemas included, in a folder. */
const downloaded = async (url: string): Promise<string> => {
  const text = async (address: string): Promise<string> =>
    (await supertest(address).get('').ca(pki.ca).expect(200)).text
  let wsdl = await text(`${url}/lps?wsdl`)
  for (const [, location = '', name = ''] of wsdl.matchAll(/schemaLocation="([^"]+xsd=([^"]+))"/g)) {
    writeFileSync(join(folder, name), await text(location))
    wsdl = wsdl.replace(location, name)
  }
  writeFileSync(join(folder, 'insi.wsdl'), wsdl)
  return join(folder, 'insi.wsdl')
}

const said = () => ({ Id: randomUUID(), Temps: new Date().toISOString(), Emetteur: '10B0999999' })

const head = (operation: InsiOperation): void => {
  const { Id, Temps, Emetteur } = said()
  const wsa = 'xmlns:wsa="http://www.w3.org/2005/08/addressing"'
  client.clearSoapHeaders()
  client.addSoapHeader(`<wsa:Action ${wsa}>${insiActions[operation]}</wsa:Action>`)
  client.addSoapHeader(`<wsa:MessageID ${wsa}>uuid:${randomUUID()}</wsa:MessageID>`)
  client.addSoapHeader(
    `<b:ContexteBAM xmlns:b="urn:siram:bam:ctxbam" Version="01_02"><b:Id>${Id}</b:Id><b:Temps>${Temps}</b:Temps><b:Emetteur>${Emetteur}</b:Emetteur><b:COUVERTURE/></b:ContexteBAM>`,
  )
  client.addSoapHeader(
    `<l:ContexteLPS xmlns:l="urn:siram:lps:ctxlps" Nature="CTXLPS" Version="01_00"><l:Id>${Id}</l:Id><l:Temps>${Temps}</l:Temps><l:Emetteur>${Emetteur}</l:Emetteur><l:LPS><l:IDAM R="4">AB12345678</l:IDAM><l:Version>1.0</l:Version><l:Instance>${Id}</l:Instance><l:Nom>urn:lps:client-independant:1.0</l:Nom></l:LPS></l:ContexteLPS>`,
  )
}

/** Calls one operation by the method that the client made of it; gives what it understood of the answer. */
const call = async (operation: InsiOperation, asked: unknown): Promise<Record<string, unknown>> => {
  head(operation)
  const method = client[`${operation}Async`] as (asked: unknown) => Promise<[Record<string, unknown>]>
  const [answer] = await method.call(client, asked)
  return answer
}

beforeAll(async () => {
  pki = await makeHierarchy(new Date())
  listener = await listenHttps(insiService, {
    host: '127.0.0.1',
    port: 0,
    tls: { ...pki.leaves.server, ca: pki.ca },
    options: {},
    now: () => new Date(),
    uuid: randomUUID,
    record: (exchange) => recorded.push(exchange),
    failed: () => undefined,
  })
  client = await createClientAsync(await downloaded(listener.url), { forceSoap12Headers: true })
  const { key, cert } = pki.leaves.insiAuto
  client.setSecurity(new ClientSSLSecurity(Buffer.from(key), Buffer.from(cert), [Buffer.from(pki.ca)]))
})

afterAll(() => listener.close())

test('the client sees the five operations of the contract', () => {
  expect(Object.keys(client.describe()['ICIR-v1'].ICIRService)).toEqual(Object.keys(insiActions))
})

test('rechercherInsAvecTraitsIdentite gives the person found', async () => {
  const answer = await call('rechercherInsAvecTraitsIdentite', {
    NomNaissance: 'ADRTROIS',
    Prenom: ['DOMINIQUE'],
    Sexe: 'F',
    DateNaissance: '1997-02-26',
    LieuNaissance: '2A020',
  })
  expect(answer).toMatchObject({
    CR: { CodeCR: '00', LibelleCR: 'OK' },
    INDIVIDU: { INSACTIF: { IdIndividu: { NumIdentifiant: '297022A020778', Cle: '78' } } },
  })
  expect(recorded.at(-1)).toMatchObject({ operation: 'rechercherInsAvecTraitsIdentite', notes: [] })
})

test('rechercherInsAvecCarteVitale gives the person of the card', async () => {
  const answer = await call('rechercherInsAvecCarteVitale', {
    MatriculeOD: { NumIdentifiant: '160012B020777', Cle: '13' },
    NomNaissance: 'ADRTROIS',
    DateNaissance: '1960-01-01',
    RangNaissance: '1',
  })
  expect(answer).toMatchObject({ CR: { CodeCR: '00' }, INDIVIDU: { TIQ: { ListePrenom: 'TOUSSAINT' } } })
})

const individu = {
  INSFourni: { IdIndividu: { NumIdentifiant: '2751263220749', Cle: '74' }, OID: '1.2.250.1.213.1.4.8' },
  TraitsIdentiteIndividu: { NomNaissance: 'ADRUN', Sexe: 'F', DateNaissance: '1975-12-31' },
}

test('verifierInsAvecTraitsIdentite says OK', async () => {
  const answer = await call('verifierInsAvecTraitsIdentite', { IndividuVerifie: individu })
  expect(answer).toEqual({ Resultat: 'OK' })
})

test('a batch is deposited and withdrawn', async () => {
  const wrong = { ...individu, TraitsIdentiteIndividu: { ...individu.TraitsIdentiteIndividu, Sexe: 'M' } }
  const deposit = await call('deposerVerificationEnMasse', { IndividuVerifie: [individu, wrong] })
  expect(deposit).toMatchObject({ Nombre: '2' })
  const results = await call('retirerVerificationEnMasse', { IdLot: deposit.IdLot })
  expect(results).toMatchObject({ Etat: 'TERMINE', Resultat: ['OK', 'KO'] })
})

test('a fault reaches the client with its code', async () => {
  listener.state.fault = 'siram-40'
  const failure = await call('rechercherInsAvecTraitsIdentite', { Sexe: 'F', DateNaissance: '1975-12-31' }).catch(
    (error: Error) => error,
  )
  listener.state.fault = undefined
  expect(String(failure)).toContain('siram_40')
})

test('two requests at once, then 500 in a burst: each is answered and recorded', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 50, ca: pki.ca, ...pki.leaves.insiAuto })
  const sent = String(
    Buffer.from(recorded.find(({ operation }) => operation === 'rechercherInsAvecTraitsIdentite')?.request.body ?? []),
  )
  const once = async (): Promise<string> => {
    const asked = supertest(listener.url).post('/lps').agent(agent).type('application/soap+xml')
    return (await asked.send(sent.replace(/uuid:[0-9a-f-]+/, `uuid:${randomUUID()}`))).text
  }
  const before = recorded.length
  const two = await Promise.all([once(), once()])
  const many = await Promise.all(Array.from({ length: 500 }, once))
  for (const answer of [...two, ...many]) expect(answer).toContain('<CodeCR>00</CodeCR>')
  expect(recorded.length - before).toBe(502)
  agent.destroy()
})
