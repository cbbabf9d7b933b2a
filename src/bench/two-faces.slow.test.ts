import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePki } from '../../mocks/pki/ensure.ts'
import { homemadeSeal, type Seal, withCorruptedCertificate } from '../../mocks/product/dmp/seal.ts'
import { vihfAssertion } from '../../mocks/product/dmp/vihf.ts'
import { productWith, qualified } from '../../mocks/product/documents/document.fixture.ts'
import dmp from '../../suites/dmp/suite.ts'
import ins from '../../suites/ins/suite.ts'
import mss from '../../suites/mss/suite.ts'
import { journal } from '../../suites/testkit.ts'
import { validateBytes } from '../documents/validate.ts'
import { dmpAction, dmpPath } from '../protocols/dmp/names.ts'
import { insi, insiActions } from '../protocols/ins/namespaces.ts'
import { subjectOf } from '../protocols/saml/dn.ts'
import { saml2 } from '../protocols/saml/names.ts'
import { signAssertion } from '../protocols/saml/sign.ts'
import { wsse } from '../protocols/soap/namespaces.ts'
import { soapRequest } from '../protocols/soap/write.ts'
import { openArchive } from '../protocols/xdm/opened.ts'
import { ns } from '../protocols/xds/uuids.ts'
import type { Check } from '../run/check.ts'
import { judgeCheck } from '../run/judge.ts'
import type { ScenarioRecord } from '../run/record.ts'
import type { Suite } from '../run/suite.ts'
import { el, type Markup, raw } from '../xml/write.ts'
import {
  archiveOf,
  composed,
  drawing,
  misdescribed,
  misspelt,
  mutant,
  type Sending,
  sendings,
} from './two-faces.fixture.ts'

/** Inputs of each kind; both faces of every rule look at each of them. */
const mails = 420
const feeds = 400
const tokens = 150
const insiRequests = 120

const facesOf = (suite: Suite): readonly Check[] =>
  [...new Map(suite.entries.flatMap(({ checks }) => checks).map((one) => [one.id, one])).values()].filter(
    ({ rules }) => rules.length > 0,
  )

/** What one face said otherwise than the other, and how often each rule was broken on both. */
interface Compared {
  readonly differences: string[]
  readonly broken: Map<string, number>
}

const nothing = (): Compared => ({ differences: [], broken: new Map() })

const compare = async (
  into: Compared,
  what: string,
  faces: { readonly suite: Suite; readonly record: ScenarioRecord; readonly file: readonly [string, Uint8Array] },
): Promise<void> => {
  const { suite, record, file } = faces
  const { ruleSets } = await validateBytes(...file, 'fr')
  const found = new Set(ruleSets.flatMap(({ findings }) => findings.map(({ rule }) => rule)))
  for (const check of facesOf(suite)) {
    const { verdict } = await judgeCheck(check, record, suite.requirements)
    const broken = check.rules.filter((rule) => found.has(rule))
    if (['fail', 'warn'].includes(verdict) !== broken.length > 0)
      into.differences.push(`${what}: ${check.id} says ${verdict}, validate found ${broken.join(', ') || 'nothing'}`)
    for (const rule of broken) into.broken.set(rule, (into.broken.get(rule) ?? 0) + 1)
  }
}

/** What only a datamatrix says, never the name of a PDF: no mail can break them. */
const fromDatamatrix = ['ins', 'birth-date', 'sex'].map((trait) => `coherence.${trait}-in-print`)

/** What `validate` leaves to those who received the token: no clock, authority or memory is at hand. */
const fromReception = [
  'vihf.signer-is-trusted',
  'vihf.signer-in-time',
  'vihf.issued-before-use',
  'vihf.issued-recently',
  'vihf.conditions',
  'vihf.used-once',
]

/** What a client offers before TLS begins is on the wire, and in no file. */
const fromHello: readonly string[] = [
  'tls.offers-1.2',
  'tls.offers-nothing-older-than-1.2',
  'tls.mss-suites-only',
  'tls.mss-groups',
  'tls.dmp-suite',
]

const onOneFaceOnly = [...fromDatamatrix, ...fromReception, ...fromHello]

const expectAgreement = ({ differences, broken }: Compared, suite: Suite): void => {
  expect(differences).toEqual([])
  const rules = new Set(facesOf(suite).flatMap((check) => check.rules))
  // A rule that no input broke was compared on its good side only.
  expect([...rules].filter((rule) => !broken.has(rule) && !onOneFaceOnly.includes(rule))).toEqual([])
}

let all: readonly Sending[]
let signer: Seal
let shortKey: Seal
const folder = mkdtempSync(join(tmpdir(), 'two-faces-'))

beforeAll(async () => {
  all = await sendings()
  const { files } = await ensurePki(join(folder, 'pki'))
  shortKey = await homemadeSeal(1024)
  signer = { key: readFileSync(files.signature.key, 'utf8'), certificate: readFileSync(files.signature.cert, 'utf8') }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const mutants = (count: number, change: typeof mutant = mutant): readonly (readonly [string, Sending])[] =>
  Array.from({ length: count }, (_, seed) => {
    const source = seed % all.length
    return [`mail ${source} changed by ${seed}`, change(all[source] as Sending, seed)]
  })

const to = { kind: 'professional', address: 'a@exemple.mssante.fr' } as const

describe('a check of a suite and `validate` say the same of the same bytes', () => {
  test(`${mails} mails`, { timeout: 120_000 }, async () => {
    const compared = nothing()
    for (const [what, sending] of mutants(mails)) {
      const message = await composed(sending)
      const record = journal('MSS/CONF.23.01')
        .action('message.send', { patientId: 'IPP-TEST', documentIds: ['d1'], to, body: '' }, { outcome: 'sent' })
        .mail({ service: 'mss', message })
        .build()
      await compare(compared, what, { suite: mss, record, file: ['mail.eml', message] })
    }
    expectAgreement(compared, mss)
  })

  test(`${feeds} submissions to the DMP, as archives`, { timeout: 120_000 }, async () => {
    const compared = nothing()
    for (const [what, sending] of mutants(feeds, misdescribed)) {
      const archive = await archiveOf(sending)
      const record = await fed(sending, archive)
      await compare(compared, what, { suite: metadataChecks, record, file: ['IHE_XDM.ZIP', archive] })
    }
    expectAgreement(compared, metadataChecks)
  })

  test(`${tokens} VIHF`, { timeout: 120_000 }, async () => {
    const compared = nothing()
    for (let seed = 0; seed < tokens; seed++) {
      const token = tokenOf(seed)
      // What only a reception can judge is right here: the tokens are as old as this test.
      const record = journal('DMP/1', () => new Date())
        .http(message(el('query', {}), token))
        .build()
      await compare(compared, `VIHF ${seed}`, { suite: tokenChecks, record, file: ['vihf.xml', Buffer.from(token)] })
    }
    expectAgreement(compared, tokenChecks)
  })

  test(`${insiRequests} requests to INSi`, { timeout: 120_000 }, async () => {
    const compared = nothing()
    for (let seed = 0; seed < insiRequests; seed++) {
      const sent = insiRequestOf(seed)
      const record = journal('INS/va1.52.01', () => new Date())
        .ofRun('service.started', {
          service: 'insi',
          url: 'https://insi.example',
          settings: { withoutClientCertificate: true },
          assumptions: [],
          faults: [],
        })
        .http({ service: 'insi', operation: 'rechercherInsAvecTraitsIdentite', request: { body: sent } })
        .build()
      await compare(compared, `INSi ${seed}`, { suite: requestChecks, record, file: ['insi.xml', Buffer.from(sent)] })
    }
    expectAgreement(compared, requestChecks)
  })
})

const professional = '899700000001'

const insiAssertion = (): string =>
  `<saml:Assertion xmlns:saml="${saml2}" ID="a1" Version="2.0" IssueInstant="${new Date().toISOString()}"><saml:Issuer>CN=essai</saml:Issuer><saml:Subject><saml:NameID NameQualifier="CPS">${professional}</saml:NameID></saml:Subject><saml:AttributeStatement><saml:Attribute Name="identifiantFacturation"><saml:AttributeValue>991234567</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>`

/** What may be wrong with a request to INSi, as far as a file shows it; signed before or after. */
const insiFaults: readonly (readonly [from: string | RegExp, to: string])[] = [
  ['NameQualifier="CPS"', 'NameQualifier="PSX"'],
  ['Name="identifiantFacturation"', 'Name="facturation"'],
  [/IssueInstant="[^"]*"/, 'IssueInstant="hier"'],
  [`>${professional}</saml:NameID>`, '></saml:NameID>'],
  [`<b:Emetteur>${professional}`, '<b:Emetteur>autre'],
  [/<l:Temps>[^<]*/, '<l:Temps>'],
  ['urn:lps:essai:1.0', 'essai'],
  ['uuid:00000000', 'uuid:0'],
]

/** A request to INSi of a professional: with one thing wrong, or nothing; with an assertion signed, or not, or none. */
const insiRequestOf = (seed: number): string => {
  const [from, to] = insiFaults[seed % (insiFaults.length + 1)] ?? ['', '']
  const plain = insiAssertion()
  const isBefore = seed % 2 === 0
  const changed = isBefore ? plain.replace(from, to) : plain
  const assertion = seed % 5 === 4 ? changed : signAssertion(changed, signer)
  const now = new Date().toISOString()
  const contexts = [
    `<b:ContexteBAM xmlns:b="${insi.ctxbam}"><b:Temps>${now}</b:Temps><b:Emetteur>${professional}</b:Emetteur></b:ContexteBAM>`,
    `<l:ContexteLPS xmlns:l="${insi.ctxlps}"><l:Temps>${now}</l:Temps><l:Emetteur>${professional}</l:Emetteur><l:LPS><l:Nom>urn:lps:essai:1.0</l:Nom></l:LPS></l:ContexteLPS>`,
  ]
  const security = seed % 7 === 6 ? [] : [el('wsse:Security', { 'xmlns:wsse': wsse }, raw(assertion))]
  return soapRequest(
    {
      action: insiActions.rechercherInsAvecTraitsIdentite,
      messageId: 'uuid:00000000-0000-4000-8000-000000000001',
      to: '/lps',
      headers: [...security, ...contexts.map(raw)],
    },
    el('RECSANSVITALE', { xmlns: insi.request }),
  ).replace(from, to)
}

const metadataIn = (files: Sending['files']): string =>
  Object.entries(files).find(([name]) => name.endsWith('METADATA.XML'))?.[1] ?? ''

const only = (suite: Suite, kept: (check: Check) => boolean): Suite => ({
  ...suite,
  entries: suite.entries.map((entry) => ({ ...entry, checks: entry.checks.filter(kept) })),
})
const metadataChecks = only(dmp, ({ id }) => id.startsWith('dmp.metadata'))
const tokenChecks = only(dmp, ({ id }) => id.startsWith('dmp.vihf'))
const requestChecks = only(ins, ({ rules }) => rules.some((id) => id.startsWith('insi.')))

/** A message to the DMP, told by its operation as the mock does. */
const message = (body: Markup, token: string) => ({
  service: 'dmp',
  operation: 'TD2.1',
  request: {
    url: dmpPath.repository,
    headers: { 'content-type': 'application/soap+xml' },
    body: soapRequest(
      {
        action: dmpAction['TD2.1'],
        messageId: 'urn:uuid:q',
        to: 'https://dmp.example',
        headers: [el('wsse:Security', { 'xmlns:wsse': wsse }, raw(token))],
      },
      body,
    ),
  },
})

/** The submission of an archive, sent to the DMP: the same metadata, the same documents. */
const fed = async ({ files }: Sending, archive: Uint8Array): Promise<ScenarioRecord> => {
  const { described } = await openArchive(archive)
  const documents = described.map(({ entry, document }) =>
    el('Document', { id: entry.entryUuid }, Buffer.from(document?.bytes ?? []).toString('base64')),
  )
  const metadata = raw(metadataIn(files).replace(/^<\?xml[^>]*\?>\s*/, ''))
  const body = el('ProvideAndRegisterDocumentSetRequest', { xmlns: ns.xdsb }, metadata, documents)
  return journal('DMP/1')
    .http(message(body, tokenOf(0)))
    .build()
}

const audience =
  '<saml2:Conditions><saml2:AudienceRestriction><saml2:Audience>urn:autre</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>'

/** The VIHF of the reference product with something changed, before or after it was signed, or signed by the wrong means. */
const tokenOf = (seed: number): string => {
  if (seed % 10 === 9) return wronglySigned(seed)

  const draw = drawing(seed)
  const sound = soundToken(signer)
  const disturb = (xml: string): string => {
    const places = [...xml.matchAll(/(?<=(?:Name|code|codeSystem)=")[^"]*(?=")|(?<=>)[^<>]+(?=<)/g)]
    const place = places[draw(places.length)]
    if (place === undefined) return xml
    return xml.slice(0, place.index) + misspelt(draw, place[0]) + xml.slice(place.index + place[0].length)
  }
  const before = seed % 3 === 1 ? disturb(sound) : sound
  const signed = signAssertion(before, signer)
  return seed % 3 === 2 ? disturb(signed) : signed
}

const soundToken = ({ certificate }: Seal): string =>
  vihfAssertion(productWith(qualified), qualified, subjectOf(new X509Certificate(certificate))).xml

const wrongMeans: readonly (() => string)[] = [
  () => signAssertion(soundToken(signer), signer, 'rsa-sha1'),
  () => signAssertion(soundToken(shortKey), shortKey),
  () => withCorruptedCertificate(signAssertion(soundToken(signer), signer)),
  () => signAssertion(soundToken(signer).replace('</saml2:Subject>', `</saml2:Subject>${audience}`), signer),
  () => signAssertion(soundToken(signer).replace('>3.0<', '>9.9<'), signer),
]

const wronglySigned = (seed: number): string =>
  (wrongMeans[Math.floor(seed / 10) % wrongMeans.length] as (typeof wrongMeans)[number])()
