import { describe, expect, test } from 'vitest'
import { readPdf } from '../../protocols/pdf/read.ts'
import {
  catalogOf,
  iccOf,
  metadataOf,
  packetOf,
  pageOf,
  streamOf,
  type Written,
  writtenPdf,
} from '../../protocols/pdf/written.fixture.ts'
import { fontRules } from './fonts.ts'
import { glyphRules } from './glyphs.ts'
import { pdfaRules } from './pdfa.ts'

const found = (bytes: Uint8Array): readonly string[] => {
  const pdf = readPdf(bytes)
  return pdfaRules.rules.flatMap((rule) => rule.check(pdf).findings.map(({ rule: id }) => id))
}

const content = (text: string, resources = '', more: Readonly<Record<number, string>> = {}): Written => ({
  objects: { 3: pageOf(resources), 4: streamOf(text), ...more },
})
const annotated = (annotation: string, catalog = ''): Written => ({
  objects: { 1: catalogOf(catalog), 3: pageOf('', `/Annots [10 0 R]`), 10: `<< /Type /Annot ${annotation} >>` },
})
const described = (properties: string, elements = '', header?: string): Written => ({
  objects: { 7: metadataOf(packetOf(`pdfaid:part="1" pdfaid:conformance="B" ${properties}`, elements, header)) },
})
const form = (entries: string, text = ''): Written =>
  content('/X Do', '/XObject << /X 10 0 R >>', {
    10: streamOf(text, `/Type /XObject /Subtype /Form /BBox [0 0 1 1] ${entries}`),
  })
const image = (entries: string): Written =>
  content('/X Do', '/XObject << /X 10 0 R >>', {
    10: streamOf(
      'x',
      `/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 ${entries}`,
    ),
  })
const state = (entries: string): Written =>
  content('/G gs', '/ExtGState << /G 10 0 R >>', { 10: `<< /Type /ExtGState ${entries} >>` })

const deviceN = (count: number): string =>
  `[/DeviceN [${Array.from({ length: count }, (_, index) => `/C${index}`).join(' ')}] /DeviceRGB << /FunctionType 4 >>]`

const extension = (fields: string): string =>
  `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Own</pdfaSchema:schema><pdfaSchema:namespaceURI>urn:own</pdfaSchema:namespaceURI><pdfaSchema:prefix>own</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">${fields}</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>`
const property = (name: string, type: string, category: string): string =>
  `<pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>${type}</pdfaProperty:valueType><pdfaProperty:category>${category}</pdfaProperty:category><pdfaProperty:description>x</pdfaProperty:description>`

/** One change of the conforming file for each rule: several where the rule has several ways to be broken. */
const violations: Readonly<Record<string, readonly Written[]>> = {
  'pdfa.header': [{ header: ' %PDF-1.4\n%\xe2\xe3\xcf\xd3\n' }, { header: '%PDF-1.4x\n%\xe2\xe3\xcf\xd3\n' }],
  'pdfa.binary-comment': [{ header: '%PDF-1.4\n%\xe2\xe3\xcf \n' }],
  'pdfa.trailer-id': [{ trailer: '/Info 99 0 R' }],
  'pdfa.linearised-id': [],
  'pdfa.not-encrypted': [{ trailer: '/ID [<01> <01>] /Encrypt << >>' }],
  'pdfa.end-of-file': [{ tail: '\n\n' }, { tail: '\n%' }],
  'pdfa.cross-reference': [
    { edit: (text) => text.replace('xref\n0 1\n', 'xref\n0  1\n') },
    { edit: (text) => text.replace('xref\n0 1\n', 'xref \n0 1\n') },
  ],
  'pdfa.references-readable': [{ edit: (text) => text.replace(/startxref\n\d+/, 'startxref\n3') }],
  'pdfa.no-compressed-objects': [{ objects: { 10: streamOf('', '/Type /ObjStm /N 0 /First 0') } }],
  'pdfa.hexadecimal-strings': [{ trailer: '/ID [<01> <01>]', objects: { 10: '<012>' } }, { objects: { 10: '<0G>' } }],
  'pdfa.stream-length': [{ objects: { 10: '<< /Length 3 >>\nstream\nxx\nendstream' } }],
  'pdfa.stream-keywords': [
    { objects: { 10: '<< /Length 2 >>\nstream\rxx\nendstream' } },
    { objects: { 10: '<< /Length 2 >>\nstream\nxxendstream' } },
  ],
  'pdfa.no-external-stream': [{ objects: { 10: streamOf('', '/F (x)') } }],
  'pdfa.object-framing': [
    { edit: (text) => text.replace('4 0 obj\n', '4 0 obj ') },
    { edit: (text) => text.replace('\n4 0 obj', '\n4  0 obj') },
    { edit: (text) => text.replace('endstream\nendobj', 'endstream endobj') },
  ],
  'pdfa.no-lzw': [
    { objects: { 10: streamOf('', '/Filter /LZWDecode') } },
    content('BI /W 1 /H 1 /CS /G /BPC 8 /F /LZW ID x EI'),
  ],
  'pdfa.no-embedded-file': [
    { objects: { 1: catalogOf('/Names << /EmbeddedFiles << >> >>') } },
    { objects: { 10: '<< /Type /Filespec /EF << >> >>' } },
  ],
  'pdfa.no-optional-content': [{ objects: { 1: catalogOf('/OCProperties << >>') } }],
  'pdfa.limit-integer-range': [{ objects: { 10: '2147483648' } }],
  'pdfa.limit-real-range': [{ objects: { 10: '32768.5' } }, content('32768.5 0 m')],
  'pdfa.limit-string-length': [{ objects: { 10: `(${'x'.repeat(65_536)})` } }],
  'pdfa.limit-name-length': [{ objects: { 10: `/${'x'.repeat(128)}` } }],
  'pdfa.limit-array-length': [{ objects: { 10: `[${'0 '.repeat(8192)}]` } }],
  'pdfa.limit-dictionary-length': [
    { objects: { 10: `<<${Array.from({ length: 4096 }, (_, index) => `/K${index} 0`).join(' ')}>>` } },
  ],
  'pdfa.limit-objects': [],
  'pdfa.limit-graphics-depth': [content(`${'q '.repeat(29)}${'Q '.repeat(29)}`)],
  'pdfa.limit-device-n': [content('/N cs 0 0 1 1 re f', `/ColorSpace << /N ${deviceN(9)} >>`)],
  'pdfa.output-intent': [
    { objects: { 6: streamOf(iccOf('RGB ', 'mntr', 4), '/N 3') } },
    { objects: { 6: streamOf(iccOf('RGB ', 'scnr'), '/N 3') } },
  ],
  'pdfa.one-output-profile': [
    {
      objects: {
        1: catalogOf().replace('[5 0 R]', '[5 0 R 10 0 R]'),
        10: '<< /S /GTS_PDFX /OutputConditionIdentifier (x) /DestOutputProfile 11 0 R >>',
        11: streamOf(iccOf(), '/N 3'),
      },
    },
  ],
  'pdfa.icc-profile': [
    content('/I cs 0 0 1 1 re f', '/ColorSpace << /I [/ICCBased 10 0 R] >>', {
      10: streamOf(iccOf('RGB ', 'link'), '/N 3'),
    }),
  ],
  'pdfa.icc-components': [
    content('/I cs 0 0 1 1 re f', '/ColorSpace << /I [/ICCBased 10 0 R] >>', { 10: streamOf(iccOf(), '/N 4') }),
  ],
  'pdfa.device-colours': [
    content('0 0 0 1 k 0 0 1 1 re f'),
    content('0 0 0 1 K 0 0 1 1 re S'),
    content('/DeviceCMYK cs 0 0 1 1 re B'),
    content('BI /W 1 /H 1 /CS /CMYK /BPC 8 ID xxxx EI'),
    content('/S sh', '/Shading << /S << /ShadingType 1 /ColorSpace /DeviceCMYK >> >>'),
    { objects: { 5: '<< /S /GTS_PDFA1 /OutputConditionIdentifier (x) >>' } },
    form('', '0 0 0 1 k 0 0 1 1 re f'),
    content('/P cs 0 0 1 1 re f', '/ColorSpace << /P [/Indexed /DeviceCMYK 0 (xxxx)] >>'),
    content('/Pattern cs /P scn 0 0 1 1 re f', '/Pattern << /P 10 0 R >>', {
      10: streamOf('0 0 0 1 k 0 0 1 1 re f', '/PatternType 1 /PaintType 1'),
    }),
    annotated('/Subtype /Square /F 4 /AP << /N 11 0 R >>'),
  ].map((written, index, all) =>
    index === all.length - 1
      ? { objects: { ...written.objects, 11: streamOf('0 0 0 1 k 0 0 1 1 re f', '/Subtype /Form') } }
      : written,
  ),
  'pdfa.no-alternates': [image('/Alternates []')],
  'pdfa.no-opi': [image('/OPI << >>'), form('/OPI << >>')],
  'pdfa.no-interpolation': [image('/Interpolate true'), content('BI /W 1 /H 1 /CS /G /BPC 8 /I true ID x EI')],
  'pdfa.no-form-postscript': [form('/PS 11 0 R'), form('/Subtype2 /PS')],
  'pdfa.no-reference-xobject': [form('/Ref << >>')],
  'pdfa.no-postscript-xobject': [
    content('/X Do', '/XObject << /X 10 0 R >>', { 10: streamOf('', '/Type /XObject /Subtype /PS') }),
  ],
  'pdfa.no-transfer-function': [state('/TR /Identity'), state('/TR2 /Identity')],
  'pdfa.rendering-intents': [content('/Pretty ri'), state('/RI /Pretty'), image('/Intent /Pretty')],
  'pdfa.content-readable': [
    { objects: { 4: streamOf('xx\xff\xff\xff\xff', '/Filter /FlateDecode') } },
    { objects: { 4: streamOf('x', '/Filter /JBIG2Decode') } },
  ],
  'pdfa.defined-operators': [content('BX 1 2 unknown EX')],
  'pdfa.opaque-states': [state('/SMask << >>'), state('/BM /Multiply'), state('/CA 0.5'), state('/ca 0.5')],
  'pdfa.no-soft-mask': [image('/SMask 11 0 R')],
  'pdfa.no-transparency-group': [
    form('/Group << /S /Transparency >>'),
    { objects: { 3: pageOf('', '/Group << /S /Transparency >>') } },
  ],
  'pdfa.annotation-types': [annotated('/Subtype /Movie /F 4'), annotated('/Subtype /Unknown /F 4')],
  'pdfa.annotation-opacity': [annotated('/Subtype /Text /F 4 /CA 0.5')],
  'pdfa.annotation-flags': ['', '/F 0', '/F 5', '/F 6', '/F 36'].map((flags) => annotated(`/Subtype /Text ${flags}`)),
  'pdfa.annotation-colours': [
    {
      objects: {
        ...annotated('/Subtype /Text /F 4 /C [1 0 0]').objects,
        4: streamOf('n'),
        6: streamOf(iccOf('CMYK', 'prtr'), '/N 4'),
      },
    },
  ],
  'pdfa.annotation-appearance': [
    annotated('/Subtype /Text /F 4 /AP << /N 4 0 R /D 4 0 R >>'),
    annotated('/Subtype /Text /F 4 /AP << /N << >> >>'),
    annotated('/Subtype /Widget /FT /Btn /F 4 /AP << /N 4 0 R >>'),
  ],
  'pdfa.action-types': [
    { objects: { 1: catalogOf('/OpenAction << /S /JavaScript /JS (x) >>') } },
    annotated('/Subtype /Link /F 4 /A << /S /Launch >>'),
    annotated('/Subtype /Link /F 4 /A << /S /URI /URI (x) /Next << /S /Hide >> >>'),
  ],
  'pdfa.no-javascript-names': [{ objects: { 1: catalogOf('/Names << /JavaScript << >> >>') } }],
  'pdfa.named-actions': [annotated('/Subtype /Link /F 4 /A << /S /Named /N /Print >>')],
  'pdfa.no-widget-action': [annotated('/Subtype /Widget /FT /Tx /F 4 /A << /S /URI /URI (x) >>')],
  'pdfa.no-additional-actions': [
    { objects: { 1: catalogOf('/AA << >>') } },
    annotated('/Subtype /Widget /FT /Tx /F 4 /AA << >>'),
    { objects: { 1: catalogOf('/AcroForm << /Fields [10 0 R] >>'), 10: '<< /FT /Tx /T (x) /AA << >> >>' } },
  ],
  'pdfa.xmp-present': [
    { objects: { 1: catalogOf().replace('/Metadata 7 0 R', '') } },
    { objects: { 7: streamOf(packetOf()) } },
  ],
  'pdfa.xmp-in-clear': [
    { objects: { 7: metadataOf(Buffer.from(packetOf()).toString('hex'), '/Filter /ASCIIHexDecode') } },
  ],
  'pdfa.info-as-xmp': ['/Title (x)', '/Title 3 0 R', '/CreationDate (D:2015)'].map((entry) => ({
    trailer: '/ID [<01> <01>] /Info 10 0 R',
    objects: { 10: `<< ${entry} >>` },
  })),
  'pdfa.xmp-header': [
    described('', '', "begin='' id='x' bytes='12'"),
    described('', '', "begin='' id='x' encoding='UTF-8'"),
  ],
  'pdfa.xmp-extension-schemas': [
    described('', extension(property('a', 'Text', 'unknown'))),
    described('', extension(property('a', 'Nothing', 'internal'))),
    described('', extension('<pdfaProperty:name>a</pdfaProperty:name>')),
    described('', extension(property('a', 'Text', 'internal')).replaceAll('rdf:Bag', 'rdf:Seq')),
  ],
  'pdfa.xmp-serialisation': [
    { objects: { 7: metadataOf('<a>') } },
    { objects: { 7: metadataOf('<a/>') } },
    described('xmp:Nickname="a"', '<xmp:Nickname>a</xmp:Nickname>'),
  ],
  'pdfa.xmp-known-properties': [described('xmp:Rating="3"'), described('own:a="3"')],
  'pdfa.xmp-value-types': [
    described('xmp:CreateDate="hier"'),
    described('dc:title="x"'),
    described('', '<dc:creator><rdf:Bag><rdf:li>x</rdf:li></rdf:Bag></dc:creator>'),
    described('', '<exif:Flash rdf:parseType="Resource"><exif:Fired>yes</exif:Fired></exif:Flash>'),
    described('own:a="x"', extension(property('a', 'Integer', 'internal'))),
  ],
  'pdfa.xmp-identification': [
    { objects: { 7: metadataOf(packetOf('')) } },
    { objects: { 7: metadataOf(packetOf('pdfaid:part="2" pdfaid:conformance="B"')) } },
    { objects: { 7: metadataOf(packetOf('pdfaid:part="1" pdfaid:conformance="U"')) } },
    { objects: { 7: metadataOf(packetOf().replaceAll('pdfaid:', 'a:').replace('xmlns:pdfaid', 'xmlns:a')) } },
  ],
  'pdfa.xmp-no-corrigendum': [described('pdfaid:corr="1"')],
  'pdfa.no-need-appearances': [{ objects: { 1: catalogOf('/AcroForm << /Fields [] /NeedAppearances true >>') } }],
}

/** Rules whose violation is a test of its own, or takes more than a test can hold. */
const apart = ['pdfa.linearised-id', 'pdfa.limit-objects']

test('every rule has its violation here', () => {
  const ofFonts = [...fontRules, ...glyphRules].map(({ id }) => id)
  expect(Object.keys(violations)).toEqual(pdfaRules.rules.map(({ id }) => id).filter((id) => !ofFonts.includes(id)))
  expect(Object.keys(violations).filter((id) => violations[id]?.length === 0)).toEqual(apart)
})

test('the file that the violations change is a PDF/A-1b', () => {
  expect(found(writtenPdf())).toEqual([])
})

const cases = Object.entries(violations).flatMap(([id, all]) =>
  all.map((written, index) => [id, index, written] as const),
)

test.each(cases)('%s, violation %i', (id, _index, written) => {
  expect(found(writtenPdf(written))).toContain(id)
})

test('the two trailers of a linearised file have one ID', () => {
  const first = '<< /Linearized 1 /L 000000 >>'
  const linearised = (id: string): Buffer => {
    const text = writtenPdf({ objects: { 0: first }, trailer: '/ID [<01> <01>] /Prev 000000' }).toString('latin1')
    const added = `xref\n0 0\ntrailer\n<< /Size 1 /Root 1 0 R /ID [<${id}> <${id}>] >>\n`
    const whole = text.replace('startxref', `${added}startxref`)
    const at = String(whole.lastIndexOf('xref\n0 0')).padStart(6, '0')
    return Buffer.from(
      whole.replace('/Prev 000000', `/Prev ${at}`).replace('/L 000000', `/L ${String(whole.length).padStart(6, '0')}`),
      'latin1',
    )
  }
  expect(found(linearised('01'))).not.toContain('pdfa.linearised-id')
  expect(found(linearised('02'))).toContain('pdfa.linearised-id')
})

describe('what resembles a violation and is none', () => {
  test.each<readonly [string, Written]>([
    [
      'a device colour that a default space replaces',
      content('0 0 0 1 k 0 0 1 1 re f', '/ColorSpace << /DefaultCMYK [/CalRGB << >>] >>'),
    ],
    [
      'an XObject that no content uses',
      { objects: { 3: pageOf('/XObject << /X 10 0 R >>'), 10: streamOf('unknown', '/Subtype /Form /PS 4 0 R') } },
    ],
    ['28 nested states', content('q '.repeat(28) + 'Q '.repeat(28))],
    [
      'a structure of the wrong order of keys',
      described('', '<exif:Flash rdf:parseType="Resource"><exif:Fired>True</exif:Fired></exif:Flash>'),
    ],
    ['a property that is described', described('own:a="1"', extension(property('a', 'Integer', 'internal')))],
    ['XMP in UTF-16', { objects: { 7: metadataOf(Buffer.from(`\uFEFF${packetOf()}`, 'utf16le').toString('latin1')) } }],
    ['a soft mask that is None', state('/SMask /None /BM /Normal /CA 1 /ca 1.0 /TR2 /Default')],
    ['an appearance of states for a button', annotated('/Subtype /Widget /FT /Btn /F 4 /AP << /N << /Yes 4 0 R >> >>')],
    ['numbers that are not quite', content('--5 1.2.3 .. m')],
    ['a blend mode of several, all normal', state('/BM [/Normal /Compatible]')],
    ['data that hold EI', content('BI /W 4 /H 1 /CS /G /BPC 8 ID x EI\x80 EI 0 g')],
  ])('%s', (_what, written) => {
    expect(found(writtenPdf(written))).toEqual([])
  })
})

test('each finding ends with its clause', () => {
  const pdf = readPdf(writtenPdf({ tail: '\n\n' }))
  const [finding] = pdfaRules.rules.flatMap((rule) => rule.check(pdf).findings)
  expect(finding).toMatchObject({ rule: 'pdfa.end-of-file', clause: 'ISO 19005-1, 6.1.3', severity: 'error' })
  expect(finding?.message.fr).toMatch(/\(ISO 19005-1, 6\.1\.3\)$/)
})
