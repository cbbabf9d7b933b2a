import { describe, expect, test } from 'vitest'
import { vihfAssertion } from '../../mocks/product/dmp/vihf.ts'
import { makeDocument, productWith, qualified } from '../../mocks/product/documents/document.fixture.ts'
import { submitObjectsRequest } from '../../mocks/product/documents/metadata.ts'
import { xdmArchive } from '../../mocks/product/mss/archive.ts'
import { mailOf } from '../../mocks/product/mss/mail.fixture.ts'
import { document } from '../xml/write.ts'
import { validateBytes } from './validate.ts'

const context = productWith(qualified)
const stored = await makeDocument(context)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const samples: Readonly<Record<string, Uint8Array>> = {
  cda: stored.cda,
  pdf: stored.pdf,
  'xds-metadata': bytes(document(submitObjectsRequest([stored], context, () => 'DOC00001.XML'))),
  xdm: await xdmArchive([stored], context),
  mail: await mailOf(),
  vihf: bytes(vihfAssertion(context, qualified, 'CN=TEST,C=FR').xml),
  jwt: bytes(`${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30.c2ln`),
}

/** The same mutations at every run: a failure can be replayed from its number. */
const generator = (seed: number) => {
  let state = seed
  return (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

/** Some bytes changed, a piece removed, repeated or cut off. */
const mutated = (sample: Uint8Array, seed: number): Uint8Array => {
  const draw = generator(seed)
  const copy = Buffer.from(sample)
  for (let count = 1 + draw(8); count > 0; count -= 1) copy[draw(copy.length)] = draw(256)
  const from = draw(copy.length)
  const piece = copy.subarray(from, from + draw(400))
  switch (draw(4)) {
    case 0:
      return Buffer.concat([copy.subarray(0, from), copy.subarray(from + piece.length)])
    case 1:
      return Buffer.concat([copy.subarray(0, from), piece, piece, piece, copy.subarray(from)])
    case 2:
      return copy.subarray(0, from)
    default:
      return copy
  }
}

/** Milliseconds given to each kind: enough for dozens of mutations, short enough for every run of the tests. */
const budget = 1_500

describe('no mutation of a conforming sample breaks the bench', () => {
  test.each(Object.entries(samples))('%s', async (_kind, sample) => {
    const end = performance.now() + budget
    let seed = 1
    for (; seed < 5 || performance.now() < end; seed += 1) {
      const start = performance.now()
      const { ruleSets } = await validateBytes('essai', mutated(sample, seed), 'fr')
      const rules = ruleSets.flatMap(({ findings }) => findings.map(({ rule }) => rule))
      expect(rules, `seed ${seed}`).not.toContain('bench.failed')
      expect(performance.now() - start, `seed ${seed}`).toBeLessThan(10_000)
    }
    expect(seed).toBeGreaterThanOrEqual(5)
  })
})

test('the samples are what they are named', async () => {
  for (const [kind, sample] of Object.entries(samples)) {
    expect((await validateBytes('essai', sample, 'fr')).kind).toBe(kind)
  }
})
