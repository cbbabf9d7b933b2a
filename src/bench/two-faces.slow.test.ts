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
import mss from '../../suites/mss/suite.ts'
import { journal } from '../../suites/testkit.ts'
import { validateBytes } from '../documents/validate.ts'
import { dmpAction, dmpPath } from '../protocols/dmp/names.ts'
import { subjectOf } from '../protocols/saml/dn.ts'
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

const onOneFaceOnly = [...fromDatamatrix, ...fromReception]

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
})

const metadataIn = (files: Sending['files']): string =>
  Object.entries(files).find(([name]) => name.endsWith('METADATA.XML'))?.[1] ?? ''

const only = (kept: (check: Check) => boolean): Suite => ({
  ...dmp,
  entries: dmp.entries.map((entry) => ({ ...entry, checks: entry.checks.filter(kept) })),
})
const metadataChecks = only(({ id }) => id.startsWith('dmp.metadata'))
const tokenChecks = only(({ id }) => id.startsWith('dmp.vihf'))

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
