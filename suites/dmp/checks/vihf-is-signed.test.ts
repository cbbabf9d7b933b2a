import { KeyObject } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { oneYearFrom, rootAuthority } from '../../../mocks/pki/issue.ts'
import { signAssertion } from '../../../src/protocols/saml/sign.ts'
import { journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { vihfIsSigned } from './vihf-is-signed.ts'
import { assertion, td21, type VihfSaid } from './wire.fixture.ts'

let signed: (said?: VihfSaid) => string

beforeAll(async () => {
  const { certificate, keys } = await rootAuthority('CN=CACHET DE TEST, C=FR', oneYearFrom(new Date()))
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString()
  signed = (said) => signAssertion(assertion(said), { key, certificate: certificate.toString('pem') })
})

const scenario = () => journal('DMP/CONF.05.01')

test('a token that is signed passes', async () => {
  expect(await judged(vihfIsSigned, scenario().http(td21({ token: signed() })))).toEqual([true])
})

test('a token altered after its signature is seen', async () => {
  expect(
    await judged(vihfIsSigned, scenario().http(td21({ token: signed().replace('TEST-0000', 'TEST-0001') }))),
  ).toEqual([false])
})

test('without a token there is no evidence', async () => {
  expect(await judged(vihfIsSigned, scenario().http(td21({ token: null })))).toEqual([])
})

test('a token that is not signed is seen', async () => {
  expect(await judged(vihfIsSigned, scenario().http(td21()))).toEqual([false])
})
