import { KeyObject } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { SignedXml } from 'xml-crypto'
import { oneYearFrom, rootAuthority } from '../../../mocks/pki/issue.ts'
import { el, raw } from '../../xml/write.ts'
import { wsse } from '../soap/namespaces.ts'
import { soapRequest } from '../soap/write.ts'
import { envelopedSignature, exclusiveC14n, saml2 } from './names.ts'
import { signAssertion } from './sign.ts'
import { verifyAssertionSignature } from './signature.ts'

let signer: { key: string; certificate: string }

beforeAll(async () => {
  const { certificate, keys } = await rootAuthority('CN=CACHET DE TEST, O=BANC, C=FR', oneYearFrom(new Date()))
  signer = {
    certificate: certificate.toString('pem'),
    key: KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
})

const assertion = (id = '_a1', name = '899700000017') =>
  `<s:Assertion xmlns:s="${saml2}" ID="${id}" Version="2.0"><s:Issuer>CN=CACHET</s:Issuer><s:Subject><s:NameID>${name}</s:NameID></s:Subject></s:Assertion>`

const message = (...tokens: readonly string[]) =>
  soapRequest(
    {
      action: 'urn:a',
      messageId: 'urn:uuid:1',
      to: 'urn:t',
      headers: [el('wsse:Security', { 'xmlns:wsse': wsse }, tokens.map(raw))],
    },
    el('b', { xmlns: 'urn:b' }, 'é'),
  )

describe('a signed assertion', () => {
  test('is valid alone and inside its message, whose certificate and algorithm are reported', () => {
    const signed = signAssertion(assertion(), signer)
    const expected = {
      present: true,
      valid: true,
      algorithm: 'rsa-sha256',
      certificateSubject: 'C=FR,O=BANC,CN=CACHET DE TEST',
      certificate: expect.objectContaining({ subject: 'CN=CACHET DE TEST\nO=BANC\nC=FR' }),
    }
    expect(verifyAssertionSignature(signed)).toEqual(expected)
    expect(verifyAssertionSignature(Buffer.from(message(signed)))).toEqual(expected)
  })

  test('with SHA-1, as old samples have it, is recognised as such', () => {
    expect(verifyAssertionSignature(signAssertion(assertion(), signer, 'rsa-sha1'))).toMatchObject({
      valid: true,
      algorithm: 'rsa-sha1',
    })
  })

  test('may take its prefixes from the envelope and list inclusive ones', () => {
    const inherited = assertion().replace(` xmlns:s="${saml2}"`, '')
    const envelope = `<e:Envelope xmlns:e="urn:e" xmlns:s="${saml2}" xmlns:xs="urn:xs"><e:Header>${inherited}</e:Header></e:Envelope>`
    const xml = new SignedXml({
      privateKey: signer.key,
      publicCert: signer.certificate,
      signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      canonicalizationAlgorithm: exclusiveC14n,
    })
    xml.addReference({
      xpath: "//*[local-name(.)='Assertion']",
      transforms: [envelopedSignature, exclusiveC14n],
      digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
      inclusiveNamespacesPrefixList: ['xs'],
    })
    xml.computeSignature(envelope, { location: { reference: "//*[local-name(.)='Issuer']", action: 'after' } })
    expect(verifyAssertionSignature(xml.getSignedXml())).toMatchObject({ valid: true })
  })
})

describe('not valid', () => {
  const reasonOf = (xml: string) => {
    const report = verifyAssertionSignature(xml)
    expect(report.valid).toBe(false)
    return report.reason?.en
  }

  test('an assertion altered after its signature', () => {
    expect(reasonOf(signAssertion(assertion(), signer).replace('899700000017', '899700000018'))).toMatch(/verify|wrong/)
  })

  test('a signature made with another key than the certificate’s', async () => {
    const { keys } = await rootAuthority('CN=AUTRE', oneYearFrom(new Date()))
    const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString()
    expect(reasonOf(signAssertion(assertion(), { ...signer, key }))).toMatch(/verify|wrong/)
  })

  test('an assertion that no service would send is not verified', () => {
    const long = assertion().replace('</s:Issuer>', `</s:Issuer>${'<s:x/>'.repeat(60_000)}`)
    expect(reasonOf(message(long))).toMatch(/more than 262144 characters/)
  })

  test('a wrapped assertion: the signed one is hidden beside the one that is read', () => {
    const hidden = signAssertion(assertion(), signer)
    const signature = /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(hidden)?.[0] ?? ''
    const forged = assertion('_evil', '899700000099').replace('</s:Issuer>', `</s:Issuer>${signature}`)
    expect(reasonOf(message(forged, hidden))).toMatch(/several assertions/)
    expect(reasonOf(message(forged))).toMatch(/covers "#_a1" and not the assertion "_evil"/)
  })

  test('a signature without a certificate', () => {
    const bare = signAssertion(assertion(), signer).replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/s, '')
    expect(reasonOf(bare)).toMatch(/no readable certificate/)
  })

  test('a transform that is not expected', () => {
    const signed = signAssertion(assertion(), signer).replace(
      `Transform Algorithm="${exclusiveC14n}"`,
      'Transform Algorithm="urn:x"',
    )
    expect(reasonOf(signed)).toMatch(/unexpected transforms/)
  })
})

test.each([
  ['no assertion', () => message()],
  ['an assertion without a signature', () => message(assertion())],
  ['a DOCTYPE', () => `<!DOCTYPE x>${assertion()}`],
  ['what is no XML', () => 'no'],
])('%s is told as absent', (_, xml) => {
  expect(verifyAssertionSignature(xml())).toMatchObject({ present: false, valid: false })
})
