import { KeyObject } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { oneYearFrom, rootAuthority } from '../../../mocks/pki/issue.ts'
import { signAssertion } from '../../../src/protocols/saml/sign.ts'
import { journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { vihfIssuerIsTheSigner } from './vihf-issuer-is-the-signer.ts'
import { assertion, td21, type VihfSaid } from './wire.fixture.ts'

let signed: (said?: VihfSaid) => string

beforeAll(async () => {
  const { certificate, keys } = await rootAuthority('CN=CACHET DE TEST, C=FR', oneYearFrom(new Date()))
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString()
  signed = (said) => signAssertion(assertion(said), { key, certificate: certificate.toString('pem') })
})

const scenario = () => journal('DMP/CONF.05.01')

test('the subject of the certificate as issuer passes', async () => {
  expect(await judged(vihfIssuerIsTheSigner, scenario().http(td21({ token: signed() })))).toEqual([true])
})

test('another issuer is seen', async () => {
  expect(
    await judged(vihfIssuerIsTheSigner, scenario().http(td21({ token: signed({ issuer: 'CN=AUTRE,C=FR' }) }))),
  ).toEqual([false])
})

test('a token that is not signed shows no certificate', async () => {
  expect(await judged(vihfIssuerIsTheSigner, scenario().http(td21()))).toEqual([])
})
