import { gzipSync } from 'node:zlib'
import { ParseOption, XmlDocument } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { vihfAssertion } from '../../mocks/product/dmp/vihf.ts'
import { makeDocument, productWith, qualified } from '../../mocks/product/documents/document.fixture.ts'
import { submitObjectsRequest } from '../../mocks/product/documents/metadata.ts'
import { xdmArchive } from '../../mocks/product/mss/archive.ts'
import { mailOf } from '../../mocks/product/mss/mail.fixture.ts'
import { writeMtom } from '../protocols/http/multipart-related.ts'
import { recognise } from '../protocols/recognise.ts'
import { document } from '../xml/write.ts'
import { validateBytes } from './validate.ts'

const context = productWith(qualified)
const stored = await makeDocument(context)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const envelope = (content: string): string =>
  `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header/><s:Body>${content}</s:Body></s:Envelope>`
const submission = document(submitObjectsRequest([stored], context, () => 'DOC00001.XML'))
const provide = `<ProvideAndRegisterDocumentSetRequest xmlns="urn:ihe:iti:xds-b:2007">${submission.replace(/<\?xml[^>]*\?>/, '')}<Document id="d"><i:Include xmlns:i="http://www.w3.org/2004/08/xop/include" href="cid:d"/></Document></ProvideAndRegisterDocumentSetRequest>`
const mtom = writeMtom({
  boundary: 'limite',
  envelope: envelope(provide),
  action: 'a',
  attachments: [{ contentId: 'd', contentType: 'text/xml', body: stored.cda }],
}).body

const samples: Readonly<Record<string, Uint8Array>> = {
  cda: stored.cda,
  pdf: stored.pdf,
  'xds-metadata': bytes(document(submitObjectsRequest([stored], context, () => 'DOC00001.XML'))),
  xdm: await xdmArchive([stored], context),
  mail: await mailOf(),
  vihf: bytes(vihfAssertion(context, qualified, 'CN=TEST,C=FR').xml),
  soap: bytes(envelope(provide)),
  'soap (MTOM)': mtom,
  hl7v2: bytes(
    `MSH|^~\\&|A|B|C|D|20260101||ORU^R01|1|P|2.5\rPID|1\rOBX|1|ED|11502-2||^TEXT^XML^Base64^${Buffer.from(stored.cda).toString('base64')}\r`,
  ),
  'cda (gzip)': gzipSync(stored.cda),
  'cda (base 64)': bytes(Buffer.from(stored.cda).toString('base64')),
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

/** Whether libxml2, which is not the reader of the bench, refuses the bytes as XML. */
const isRefused = (content: Uint8Array): boolean => {
  try {
    XmlDocument.fromBuffer(content, { option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE }).dispose()
    return false
  } catch {
    return true
  }
}

/** Mutations of all kinds together; more of them with BANC_FUZZ=10000. */
const count = Number(process.env.BANC_FUZZ ?? 500)
const each = Math.ceil(count / Object.keys(samples).length)

describe(`no mutation of ${count} breaks the bench, nor makes green what is no XML`, {
  timeout: 120_000 + count * 100,
}, () => {
  const slowest = { ms: 0, seed: '' }
  test.each(Object.entries(samples))('%s', async (kind, sample) => {
    for (let seed = 1; seed <= each; seed += 1) {
      const content = mutated(sample, seed)
      const start = performance.now()
      const parts = new Map<string, Uint8Array>()
      const { ruleSets, verdict } = await validateBytes('essai', content, 'fr', { parts })
      const ms = performance.now() - start
      if (ms > slowest.ms) Object.assign(slowest, { ms: Math.round(ms), seed: `${kind} ${seed}` })
      const rules = ruleSets.flatMap(({ findings }) => findings.map(({ rule }) => rule))
      expect(rules, `seed ${seed}`).not.toContain('bench.failed')
      if (verdict === 'pass' || verdict === 'warn') {
        // What an archive, a mail or a capture holds must be XML too, where it is read as such.
        for (const [name, bytes] of [['the file', content] as const, ...parts])
          expect(recognise(bytes).xml && isRefused(bytes), `seed ${seed}, ${name} is green and no XML`).toBe(false)
      }
    }
    if (process.env.BANC_FUZZ) {
      const peak = Math.round(process.resourceUsage().maxRSS / 1024)
      console.info(`${kind}: ${each} mutations, slowest so far ${slowest.ms} ms (${slowest.seed}), peak ${peak} MiB`)
    }
  })
})

test('the samples are what they are named', async () => {
  for (const [kind, sample] of Object.entries(samples)) {
    expect((await validateBytes('essai', sample, 'fr')).kind).toBe(kind.replace(/ .*/, ''))
  }
})
