import { expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { PdfError } from '../../protocols/pdf/error.ts'
import { pdfWith } from '../../protocols/pdf/pdf.fixture.ts'
import { readPdf } from '../../protocols/pdf/read.ts'
import {
  catalogOf,
  metadataOf,
  packetOf,
  pageOf,
  streamOf,
  type Written,
  writtenPdf,
} from '../../protocols/pdf/written.fixture.ts'
import { pdfaRules } from './pdfa.ts'

/** Ids of what is found; `unreadable` for a file that is refused as a whole. */
const found = (bytes: Uint8Array): readonly string[] => {
  try {
    const pdf = readPdf(bytes)
    return pdfaRules.rules.flatMap((rule) => rule.check(pdf).findings.map(({ rule: id }) => id))
  } catch (error) {
    if (error instanceof PdfError) return ['unreadable']
    throw error
  }
}

const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index))
const numbered = (from: number, bodies: readonly string[]): Readonly<Record<number, string>> =>
  Object.fromEntries(bodies.map((body, index) => [from + index, body]))

// Each of these took minutes, the whole memory, or the stack of a reader written without care. They end, with a verdict.
test.each<readonly [string, Written, string]>([
  [
    'pages that are their own children',
    { objects: { 2: '<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 1 >>' } },
    '',
  ],
  ['references that lead to themselves', { objects: { 10: '10 0 R', 11: '12 0 R', 12: '11 0 R' } }, ''],
  [
    'lengths that are those of the next stream',
    {
      objects: numbered(
        10,
        many(20_000, (index) => `<< /Length ${index + 11} 0 R >>\nstream\nx\nendstream`),
      ),
    },
    'pdfa.stream-length',
  ],
  [
    'a form that draws itself',
    {
      objects: {
        3: pageOf('/XObject << /X 10 0 R >>'),
        4: streamOf('/X Do'),
        10: streamOf('/X Do', '/Subtype /Form /Resources << /XObject << /X 10 0 R >> >>'),
      },
    },
    '',
  ],
  [
    'a colour space that is its own base',
    {
      objects: {
        3: pageOf('/ColorSpace << /C 10 0 R >>'),
        4: streamOf('/C cs 0 0 1 1 re f'),
        10: '[/Indexed 10 0 R 0 (x)]',
      },
    },
    '',
  ],
  ['arrays in arrays', { objects: { 10: '['.repeat(1_000_000) } }, ''],
  ['an array of a million numbers', { objects: { 10: `[${'0 '.repeat(1_000_000)}]` } }, 'pdfa.limit-array-length'],
  [
    '100,000 objects',
    {
      objects: numbered(
        10,
        many(100_000, () => '<< /A [1 2 3] >>'),
      ),
    },
    '',
  ],
  [
    'strings without end',
    { edit: (text) => text + many(20_000, (index) => `\n${index + 10} 0 obj\n(`).join(''), tail: '' },
    'pdfa.end-of-file',
  ],
  [
    'streams without end',
    { edit: (text) => text.replace('xref', many(20_000, (index) => `${index + 10} 0 obj<<>>stream\n`).join('')) },
    'pdfa.references-readable',
  ],
  [
    'trailers without end',
    { edit: (text) => text.replace(/startxref\n\d+/, 'trailer<<'.repeat(50_000)) },
    'unreadable',
  ],
  ['a content of a million operators', { objects: { 4: streamOf('q Q '.repeat(500_000)) } }, ''],
  [
    'the same content 100,000 times',
    { objects: { 3: pageOf().replace('/Contents 4 0 R', `/Contents [${'4 0 R '.repeat(100_000)}]`) } },
    'pdfa.limit-array-length',
  ],
  [
    'an XMP packet of spaces',
    { objects: { 7: metadataOf(packetOf().replace('<?xpacket end', `${' '.repeat(1_000_000)}x<?xpacket end`)) } },
    'pdfa.xmp-serialisation',
  ],
  [
    'headers of XMP without end',
    { objects: { 7: metadataOf('<?xpacket begin='.repeat(60_000)) } },
    'pdfa.xmp-serialisation',
  ],
  [
    'a packet of 30,000 properties',
    {
      objects: {
        7: metadataOf(
          packetOf('pdfaid:part="1" pdfaid:conformance="B"', many(30_000, (index) => `<own:p${index}/>`).join('')),
        ),
      },
    },
    'pdfa.xmp-known-properties',
  ],
  [
    'fields that are their own children',
    { objects: { 1: catalogOf('/AcroForm << /Fields [10 0 R] >>'), 10: '<< /T (x) /Kids [10 0 R] >>' } },
    '',
  ],
  [
    'actions that follow each other',
    { objects: { 1: catalogOf('/OpenAction 10 0 R'), 10: '<< /S /URI /URI (x) /Next 10 0 R >>' } },
    '',
  ],
])('%s', (_what, written, expected) => {
  const ids = found(writtenPdf(written))
  if (expected === '') expect(ids.filter((id) => id !== 'pdfa.object-framing')).toEqual([])
  else expect(ids).toContain(expected)
})

const real = await pdfWith((pdf) => pdf.text('Bonjour').rect(0, 0, 10, 10).fill('#123456'), {
  subset: 'PDF/A-1b',
  pdfVersion: '1.4',
  compress: false,
})

const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(40),
    by: fc.string({ unit: 'binary', maxLength: 40 }),
  }),
  { minLength: 1, maxLength: 8 },
)

test('a damaged file has a verdict', () => {
  fc.assert(
    fc.property(edits, fc.constantFrom(real, writtenPdf()), (all, file) => {
      let text = file.toString('latin1')
      for (const { at, length, by } of all) {
        const from = Math.floor(at * text.length)
        text = text.slice(0, from) + by + text.slice(from + length)
      }
      expect(Array.isArray(found(Buffer.from(text, 'latin1')))).toBe(true)
    }),
  )
})
