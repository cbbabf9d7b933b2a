import { beforeAll, describe, expect, test } from 'vitest'
import { withCorruptedCertificate } from '../../../mocks/product/dmp/seal.ts'
import type { Check } from '../../../src/run/check.ts'
import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import { judged } from './judged.fixture.ts'
import { dmpTrusting, homemade, type Signer, trusted } from './vihf.fixture.ts'
import {
  vihfSignatureIsStrong,
  vihfSignerIsInTime,
  vihfSignerIsTrusted,
  vihfSigningCertificateIsWhole,
  vihfSigningKeyIsStrong,
} from './vihf-signer.ts'
import { td21 } from './wire.fixture.ts'

let authority: Signer
let selfMade: Signer
let expired: Signer
let short: Signer

beforeAll(async () => {
  authority = await trusted()
  ;[selfMade, expired, short] = await Promise.all([homemade(), homemade({ daysAgo: 800 }), homemade({ bits: 1024 })])
})

const sent = (token: string | null) => dmpTrusting(authority).http(td21({ token })).build()
const conforms = () => sent(authority.sign())
const unsigned = () => sent(null)

describe('who signs a VIHF', () => {
  const violates: readonly (readonly [Check, () => string])[] = [
    [vihfSignerIsTrusted, () => selfMade.sign()],
    [vihfSignerIsInTime, () => expired.sign()],
    [vihfSigningKeyIsStrong, () => short.sign()],
    [vihfSignatureIsStrong, () => authority.sign({}, 'rsa-sha1')],
    [vihfSigningCertificateIsWhole, () => withCorruptedCertificate(authority.sign())],
  ]
  for (const [check, token] of violates) {
    triplet(check, { conforms, violates: () => sent(token()), silent: unsigned })
  }
})

test('a corrupted certificate is not the authority’s any more', async () => {
  const record = dmpTrusting(authority).http(td21({ token: withCorruptedCertificate(authority.sign()) }))
  expect(await judged(vihfSignerIsTrusted, record)).toEqual([false])
})

test('a recording that does not tell the authority says nothing of trust', async () => {
  const record = journal('DMP/CONF.05.01').http(td21({ token: selfMade.sign() }))
  expect(await judged(vihfSignerIsTrusted, record)).toEqual([])
})
