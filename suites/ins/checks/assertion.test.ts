import { expect, test } from 'vitest'
import { type Hierarchy, makeHierarchy } from '../../../mocks/pki/hierarchy.ts'
import { insi, insiActions } from '../../../src/protocols/ins/namespaces.ts'
import { saml2 } from '../../../src/protocols/saml/names.ts'
import { signAssertion } from '../../../src/protocols/saml/sign.ts'
import { wsse } from '../../../src/protocols/soap/namespaces.ts'
import { soapRequest } from '../../../src/protocols/soap/write.ts'
import { el, raw } from '../../../src/xml/write.ts'
import { type JournalDraft, journal } from '../../testkit.ts'
import { findingsOf } from '../../tried.fixture.ts'
import { triplet } from '../../triplet.fixture.ts'
import { assertionToInsiIsOneThatItTakes } from './certificate.ts'

/** The day of the recordings of these tests. */
const day = '2026-03-01'
const makes = () => makeHierarchy(new Date(`${day}T00:00:00Z`))
const [known, stranger] = [makes(), makes()]

interface Call {
  readonly signer?: Promise<Hierarchy>
  readonly issued?: string
  readonly withCertificate?: boolean
}

const tls = { protocol: 'TLSv1.3', cipher: '' }

const started = async (settings: Readonly<Record<string, boolean>> = {}): Promise<JournalDraft> =>
  journal('INS/va1.14.01').ofRun('service.started', {
    service: 'insi',
    url: 'https://insi.example',
    settings: { authority: (await known).ca, withoutClientCertificate: false, ...settings },
    assumptions: [],
    faults: [],
  })

const calledBy = async (security: string | undefined, withCertificate = true, draft = started()) =>
  (await draft).http({
    service: 'insi',
    operation: 'rechercherInsAvecTraitsIdentite',
    request: {
      body: soapRequest(
        {
          action: insiActions.rechercherInsAvecTraitsIdentite,
          messageId: 'uuid:1',
          to: 'https://insi.example/lps',
          headers: security === undefined ? [] : [el('wsse:Security', { 'xmlns:wsse': wsse }, raw(security))],
        },
        el('RECSANSVITALE', { xmlns: insi.request }),
      ),
    },
    tls: withCertificate ? { ...tls, clientSubject: 'CN=ESSAI', clientTrusted: true } : tls,
  })

const assertion = async ({ signer = known, issued = `${day}T08:59:00Z` }: Call) => {
  const { key, cert } = (await signer).leaves.signature
  const plain = `<saml:Assertion xmlns:saml="${saml2}" ID="a1" Version="2.0" IssueInstant="${issued}"><saml:Issuer>CN=essai</saml:Issuer><saml:Subject><saml:NameID NameQualifier="CPS">899700000001</saml:NameID></saml:Subject><saml:AttributeStatement><saml:Attribute Name="identifiantFacturation"><saml:AttributeValue>991234567</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>`
  return signAssertion(plain, { key, certificate: cert })
}

const called = async (call: Call = {}, draft = started()) =>
  (await calledBy(await assertion(call), call.withCertificate, draft)).build()

triplet(assertionToInsiIsOneThatItTakes, {
  conforms: () => called(),
  violates: () => called({ signer: stranger }),
  silent: async () => (await started()).build(),
})

const judged = async (record: ReturnType<typeof called>) => {
  const findings = await findingsOf(assertionToInsiIsOneThatItTakes, await record)
  return findings.map(({ ok }) => ok)
}

test.each<[string, Call]>([
  ['expired', { issued: `${day}T07:00:00Z` }],
  ['dated 2099', { issued: '2099-01-01T00:00:00Z' }],
  ['without a client certificate', { withCertificate: false }],
])('an assertion %s is not one', async (_, call) => {
  expect(await judged(called(call))).toEqual([false])
})

test('an assertion alone is one where the service asks for no client certificate', async () => {
  const draft = started({ withoutClientCertificate: true })
  expect(await judged(called({ withCertificate: false }, draft))).toEqual([true])
})

test('a call of the organisation needs none', async () => {
  expect(await judged(calledBy(undefined).then((draft) => draft.build()))).toEqual([true])
})
