import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePki } from '../../../mocks/pki/ensure.ts'
import { homemadeSeal, withCorruptedCertificate } from '../../../mocks/product/dmp/seal.ts'
import { vihfAssertion } from '../../../mocks/product/dmp/vihf.ts'
import { productWith, qualified } from '../../../mocks/product/documents/document.fixture.ts'
import { subjectOf } from '../../protocols/saml/dn.ts'
import { signAssertion } from '../../protocols/saml/sign.ts'
import { vihfRules } from '../../rules/vihf/rules.ts'
import { validateBytes } from '../validate.ts'

let folder: string
let signer: { key: string; certificate: string }
let conforming: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banc-vihf-'))
  const { files } = await ensurePki(join(folder, 'pki'))
  signer = {
    key: await readFile(files.signature.key, 'utf8'),
    certificate: await readFile(files.signature.cert, 'utf8'),
  }
  const issuer = subjectOf(new X509Certificate(signer.certificate))
  conforming = vihfAssertion(productWith(qualified), qualified, issuer).xml
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Rules that need a clock, an authority or a memory: `validate` has none. */
const ofReception = 6

const excluded =
  '<saml2:Conditions><saml2:AudienceRestriction><saml2:Audience>urn:autre</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>'

const validate = (xml: string) => validateBytes('vihf.xml', new TextEncoder().encode(xml), 'fr')
const found = async (xml: string) =>
  (await validate(xml)).ruleSets.flatMap((set) => set.findings.map(({ rule }) => rule))

test('the token of the reference product passes', async () => {
  const result = await validate(signAssertion(conforming, signer))
  expect(result).toMatchObject({ kind: 'vihf', verdict: 'pass', ruleSets: [{ findings: [] }] })
  expect(result.ruleSets[0]?.rulesFired).toBe(vihfRules.rules.length - ofReception)
})

test('what signs may be wrong although the signature is right', async () => {
  expect(await found(withCorruptedCertificate(signAssertion(conforming, signer)))).toEqual(['vihf.signing-certificate'])
  expect(await found(signAssertion(conforming, signer, 'rsa-sha1'))).toEqual(['vihf.signature-algorithm'])
  const short = await homemadeSeal(1024)
  expect(await found(signAssertion(conforming, short))).toEqual(['vihf.issuer-is-signer', 'vihf.signing-key'])
})

describe('one difference, signed as it is', () => {
  test.each([
    ['vihf.assertion', 'Version="2.0"', 'Version="1.1"'],
    ['vihf.subject', /<saml2:NameID>[^<]*/, '<saml2:NameID>'],
    ['vihf.issuer-format', 'X509SubjectName', 'unspecified'],
    ['vihf.mode', '>INDIRECTE<', '>AUTRE<'],
    ['vihf.version', '>3.0<', '>1.0<'],
    ['vihf.attributes', 'Name="LPS_Nom"', 'Name="LPS_Autre"'],
    ['vihf.sector', 'SA07^', 'SA07-'],
    ['vihf.role', '1.2.250.1.71.4.2.5', '1.2.3'],
    ['vihf.purpose', 'code="normal"', 'code="anormal"'],
    ['vihf.patient', '101066322075460', '101066322075461'],
    ['vihf.resource', 'urn:dmp', 'urn:autre'],
    ['vihf.audience', '</saml2:Subject>', `</saml2:Subject>${excluded}`],
    ['vihf.issuer-is-signer', /<saml2:Issuer ([^>]*)>[^<]*/, '<saml2:Issuer $1>CN=AUTRE,C=FR'],
  ])('%s', async (rule, from, to) => {
    const changed = conforming.replace(from, to)
    expect(changed).not.toBe(conforming)
    expect(await found(signAssertion(changed, signer))).toContain(rule)
  })

  test('vihf.signature', async () => {
    expect(await found(conforming)).toContain('vihf.signature')
    expect(await found(signAssertion(conforming, signer).replace('SA07^', 'SA08^'))).toEqual(['vihf.signature'])
  })

  test('vihf.signature-algorithm', async () => {
    expect(await found(signAssertion(conforming, signer, 'rsa-sha1'))).toEqual(['vihf.signature-algorithm'])
  })
})

test('an assertion of nothing is refused without an exception', async () => {
  const result = await validate('<a:Assertion xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion"/>')
  expect(result).toMatchObject({ kind: 'vihf', verdict: 'fail' })
})
