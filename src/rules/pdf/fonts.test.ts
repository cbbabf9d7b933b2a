import { describe, expect, test } from 'vitest'
import { type CmapOf, cffOf, trueTypeOf, type1Of } from '../../protocols/pdf/font.fixture.ts'
import { pdfWith } from '../../protocols/pdf/pdf.fixture.ts'
import { readPdf } from '../../protocols/pdf/read.ts'
import { pageOf, streamOf, writtenPdf } from '../../protocols/pdf/written.fixture.ts'
import { fontRules } from './fonts.ts'
import { glyphRules } from './glyphs.ts'
import { pdfaRules } from './pdfa.ts'

const found = (bytes: Uint8Array): readonly string[] => {
  const pdf = readPdf(bytes)
  return pdfaRules.rules.flatMap((rule) => rule.check(pdf).findings.map(({ rule: id }) => id))
}

interface Written {
  readonly font?: string
  readonly descriptor?: string
  readonly program?: string
  readonly objects?: Readonly<Record<number, string>>
  readonly content?: string
}

/** A page that shows text with the font of object 10; its descriptor is 11, its program 12. */
const showing = ({
  font = '',
  descriptor = '',
  program = '',
  objects = {},
  content = 'BT /F 9 Tf (A) Tj ET',
}: Written): Buffer =>
  writtenPdf({
    objects: {
      3: pageOf('/Font << /F 10 0 R >>'),
      4: streamOf(content),
      10: `<< ${font} /FontDescriptor 11 0 R >>`,
      11: `<< /Type /FontDescriptor ${descriptor} >>`,
      12: streamOf(program),
      ...objects,
    },
  })

const unicode: CmapOf = { platform: 3, encoding: 1, code: 65 }
const symbol: CmapOf = { platform: 3, encoding: 0, code: 0xf041 }
const roman: CmapOf = { platform: 1, encoding: 0, code: 65 }

const metrics = '/FirstChar 65 /LastChar 65 /Widths [500]'
const trueType = {
  font: `/Type /Font /Subtype /TrueType /BaseFont /Own /Encoding /WinAnsiEncoding ${metrics}`,
  descriptor: '/Flags 32 /FontFile2 12 0 R',
  program: trueTypeOf([unicode]),
}
const symbolic = {
  font: `/Type /Font /Subtype /TrueType /BaseFont /Own ${metrics}`,
  descriptor: '/Flags 4 /FontFile2 12 0 R',
  program: trueTypeOf([symbol]),
}
const type1 = {
  font: '/Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Own /FirstChar 65 /LastChar 65 /Widths [100]',
  descriptor: '/Flags 32 /FontFile 12 0 R /CharSet (/A)',
  program: type1Of('A'),
}
const cff = {
  font: '/Type /Font /Subtype /Type1 /BaseFont /Own /FirstChar 65 /LastChar 65 /Widths [300] /Encoding << /Differences [65 /own] >>',
  descriptor: '/Flags 32 /FontFile3 12 0 R',
  objects: { 12: streamOf(cffOf('own'), '/Subtype /Type1C') },
}

const cmapText = (cid = 1, mode = 0): string =>
  `/CIDSystemInfo << /Registry (Adobe) /Ordering (Own) /Supplement 0 >> def /WMode ${mode} def 1 begincodespacerange <00> <FF> endcodespacerange 1 begincidrange <41> <42> ${cid} endcidrange`
const cmapEntries = '/Type /CMap /CMapName /Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Own) >>'
const descendant = (entries = '/CIDToGIDMap /Identity', ordering = 'Own', base = 'Own'): string =>
  `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${base} /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) >> /DW 500 /FontDescriptor 11 0 R ${entries} >>`
const composite = {
  font: '/Type /Font /Subtype /Type0 /BaseFont /Own /Encoding 14 0 R /DescendantFonts [13 0 R]',
  descriptor: '/Flags 4 /FontFile2 12 0 R',
  program: trueTypeOf([unicode]),
  objects: { 13: descendant(), 14: streamOf(cmapText(), cmapEntries) },
}
const subsetted = {
  ...composite,
  font: composite.font.replace('/Own', '/ABCDEF+Own'),
  descriptor: '/Flags 4 /FontFile2 12 0 R /CIDSet 15 0 R',
  objects: { ...composite.objects, 13: descendant(undefined, undefined, 'ABCDEF+Own'), 15: streamOf('\xc0') },
}

describe('what is a font of PDF/A-1b', () => {
  test.each<readonly [string, Written]>([
    ['TrueType that is not symbolic', trueType],
    ['TrueType that is not symbolic, with a cmap of the Macintosh', { ...trueType, program: trueTypeOf([roman]) }],
    ['TrueType that is symbolic', symbolic],
    ['TrueType that is symbolic, with a cmap of the Macintosh', { ...symbolic, program: trueTypeOf([roman]) }],
    ['a subset of Type 1 that names its glyphs', type1],
    ['CFF, with a name of its own', cff],
    ['a composite font with its CMap', composite],
    ['a subset of a composite font that says its CIDs', subsetted],
    [
      'a font that is not embedded and only shown invisible',
      { font: '/Type /Font /Subtype /Type1 /BaseFont /Helvetica', content: 'BT 3 Tr /F 9 Tf (A) Tj ET' },
    ],
    [
      'glyphs of Type 3',
      { font: '/Type /Font /Subtype /Type3 /FirstChar 65 /LastChar 65 /Widths [9] /CharProcs << /a 4 0 R >>' },
    ],
    ['a width that is a thousandth away', { ...trueType, program: trueTypeOf([unicode], 501) }],
  ])('%s', (_what, written) => {
    expect(found(showing(written))).toEqual([])
  })
})

const violations: readonly (readonly [string, Written])[] = [
  ['pdfa.font-dictionaries', { ...trueType, font: trueType.font.replace('/Type /Font', '') }],
  ['pdfa.font-dictionaries', { ...trueType, font: trueType.font.replace('/Subtype /TrueType', '/Subtype /Other') }],
  ['pdfa.font-dictionaries', { ...trueType, font: trueType.font.replace('/BaseFont /Own', '') }],
  ['pdfa.font-metrics', { ...trueType, font: trueType.font.replace('/FirstChar 65', '') }],
  ['pdfa.font-metrics', { ...trueType, font: trueType.font.replace('[500]', '[500 500]') }],
  ['pdfa.font-program-kind', { ...cff, objects: { 12: streamOf(cffOf('own'), '/Subtype /OpenType') } }],
  ['pdfa.cid-systems', { ...composite, objects: { ...composite.objects, 13: descendant(undefined, 'Japan1') } }],
  ['pdfa.cid-to-gid', { ...composite, objects: { ...composite.objects, 13: descendant('') } }],
  ['pdfa.cmaps-embedded', { ...composite, font: composite.font.replace('14 0 R', '/UniJIS-UCS2-H') }],
  ['pdfa.cmap-modes', { ...composite, objects: { ...composite.objects, 14: streamOf(cmapText(1, 1), cmapEntries) } }],
  ['pdfa.limit-cid', { ...composite, objects: { ...composite.objects, 14: streamOf(cmapText(65_535), cmapEntries) } }],
  ['pdfa.fonts-embedded', { font: '/Type /Font /Subtype /Type1 /BaseFont /Helvetica' }],
  ['pdfa.glyphs-present', { ...symbolic, program: trueTypeOf([{ ...symbol, code: 0xf042 }]) }],
  ['pdfa.glyphs-present', { ...trueType, program: trueTypeOf([{ ...unicode, code: 66 }]) }],
  ['pdfa.glyphs-present', { ...type1, program: type1Of('B') }],
  ['pdfa.glyphs-present', { ...cff, font: cff.font.replace('/own', '/other') }],
  ['pdfa.glyphs-present', { ...composite, objects: { ...composite.objects, 14: streamOf(cmapText(7), cmapEntries) } }],
  ['pdfa.charset-of-subsets', { ...type1, descriptor: '/Flags 32 /FontFile 12 0 R' }],
  ['pdfa.charset-of-subsets', { ...type1, program: type1Of('A', 'B') }],
  ['pdfa.cidset-of-subsets', { ...subsetted, descriptor: composite.descriptor }],
  ['pdfa.cidset-of-subsets', { ...subsetted, objects: { ...subsetted.objects, 15: streamOf('\x80') } }],
  ['pdfa.glyph-widths', { ...trueType, program: trueTypeOf([unicode], 502) }],
  ['pdfa.glyph-widths', { ...type1, font: type1.font.replace('[100]', '[500]') }],
  ['pdfa.glyph-widths', { ...cff, font: cff.font.replace('[300]', '[302]') }],
  [
    'pdfa.glyph-widths',
    { ...composite, objects: { ...composite.objects, 13: descendant('/CIDToGIDMap /Identity /W [1 [400]]') } },
  ],
  ['pdfa.truetype-encodings', { ...trueType, font: trueType.font.replace('/Encoding /WinAnsiEncoding', '') }],
  [
    'pdfa.truetype-encodings',
    {
      ...trueType,
      font: trueType.font.replace('/WinAnsiEncoding', '<< /BaseEncoding /WinAnsiEncoding /Differences [] >>'),
    },
  ],
  ['pdfa.truetype-encodings', { ...symbolic, font: `${symbolic.font} /Encoding /WinAnsiEncoding` }],
  ['pdfa.symbolic-cmaps', { ...symbolic, program: trueTypeOf([symbol, roman]) }],
]

describe('what is not', () => {
  test.each(violations)('%s', (id, written) => {
    expect(found(showing(written))).toContain(id)
  })
})

test('every rule of fonts has its violation here', () => {
  const ids = new Set([...fontRules, ...glyphRules].map(({ id }) => id))
  expect(new Set(violations.map(([id]) => id))).toEqual(ids)
})

test('what a page library makes of a real font for PDF/A-1b passes', async () => {
  expect(found(await pdfWith((pdf) => pdf.text('Élève à Nîmes, œuvre n° 12')))).toEqual([])
})
