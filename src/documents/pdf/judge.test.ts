import { describe, expect, test } from 'vitest'
import { type DatamatrixIns, formatDatamatrix } from '../../protocols/ins/datamatrix.ts'
import { readDatamatrices } from '../../protocols/pdf/barcodes.ts'
import { datamatrixOf, pdfWith } from '../../protocols/pdf/pdf.fixture.ts'
import { validateBytes } from '../validate.ts'

const validate = (bytes: Uint8Array) => validateBytes('essai.pdf', bytes, 'fr')
const findings = async (bytes: Uint8Array) => (await validate(bytes)).ruleSets.flatMap((set) => set.findings)

const conforming = await pdfWith((pdf) => pdf.text('Bonjour'))

test('a PDF/A-1b passes, and the result says that this is a pre-check', async () => {
  const result = await validate(conforming)
  expect(result).toMatchObject({ kind: 'pdf', verdict: 'pass' })
  expect(result.ruleSets[0]?.findings).toMatchObject([{ rule: 'pdfa.pre-check', severity: 'info' }])
})

describe('what a page library writes when it is not asked for PDF/A', () => {
  const plain = { pdfVersion: '1.4' } as const
  const told = async (bytes: Uint8Array) =>
    (await findings(bytes)).filter(({ severity }) => severity === 'error').map(({ rule }) => rule)

  test('no XMP, no output intent, fonts that are not embedded', async () => {
    const wrong = await told(await pdfWith((pdf) => pdf.text('x'), plain))
    expect(wrong).toEqual(['pdfa.device-colours', 'pdfa.fonts-embedded', 'pdfa.xmp-identification'])
  })

  test('transparency', async () => {
    expect(await told(await pdfWith((pdf) => pdf.opacity(0.5).text('x'), plain))).toContain('pdfa.opaque-states')
  })

  test('encryption', async () => {
    const locked = await pdfWith((pdf) => pdf.text('x'), { ...plain, ownerPassword: 'x', userPassword: 'y' })
    expect(await told(locked)).toEqual(['pdfa.not-encrypted'])
  })

  test('an attached file', async () => {
    const attached = await pdfWith((pdf) => pdf.file(Buffer.from('x'), { name: 'x.txt' }), plain)
    expect(await told(attached)).toContain('pdfa.no-embedded-file')
  })

  test('JavaScript', async () => {
    const scripted = await pdfWith((pdf) => {
      pdf.initForm()
      pdf.formText('x', 1, 1, 10, 10, { format: { type: 'date', param: 'dd/mm/yyyy' } })
    }, plain)
    expect(await told(scripted)).toContain('pdfa.action-types')
  })
})

test('reading says nothing on the console, and leaves the console as it was', async () => {
  const { log, warn } = console
  const said: unknown[] = []
  Object.assign(console, { log: (text: unknown) => said.push(text), warn: (text: unknown) => said.push(text) })
  try {
    const damaged = conforming.toString('latin1').replaceAll('1 0 obj', '0 0 obj').replaceAll('/Type /Pages', '/Type (')
    await findings(Buffer.from(damaged, 'latin1'))
    expect(said).toEqual([])
    console.warn('encore là')
    expect(said).toEqual(['encore là'])
  } finally {
    Object.assign(console, { log, warn })
  }
})

test('an image without a pixel has no datamatrix', async () => {
  expect(await readDatamatrices({ width: 0, height: 0, pixels: new Uint8Array() })).toBeUndefined()
})

describe('a PDF that cannot be read', () => {
  test.each([
    ['only a header', '%PDF-1.4\n'],
    ['cut in the middle of its first object', '%PDF-1.4\n1 0 obj <<'],
    ['nested without end', `%PDF-1.4\n1 0 obj ${'['.repeat(100_000)}`],
  ])('%s', async (_what, content) => {
    const [finding] = await findings(Buffer.from(content, 'latin1'))
    expect(finding).toMatchObject({ rule: 'pdf.readable', severity: 'error' })
  })
})

describe('the datamatrix INS of the drawn page', () => {
  const card: DatamatrixIns = {
    matricule: '101066322075460',
    oid: '1.2.250.1.213.1.4.10',
    givenNames: 'PIERRE-ALAIN MURIEL FLORIANT',
    birthName: "D'ARTAGNAN DE L'HERAULT",
    sex: 'M',
    birthDate: '17-06-2001',
    birthPlaceCog: '63220',
  }
  const printed = async (text: string) => {
    const png = await datamatrixOf(text)
    return pdfWith((pdf) => pdf.image(png, 450, 40, { width: 60 }))
  }
  const codes = async (text: string) =>
    (await findings(await printed(text))).filter(({ rule }) => rule.startsWith('datamatrix.'))

  test('is read, and follows its format', async () => {
    expect(await codes(formatDatamatrix(card))).toEqual([])
  })

  test('that does not follow its format warns', async () => {
    const [finding] = await codes(formatDatamatrix({ ...card, sex: 'X' }))
    expect(finding).toMatchObject({ rule: 'datamatrix.format', severity: 'warning' })
    expect(finding?.message).toContain('S5')
  })

  test('is missed by name when there is none, and another code is not taken for it', async () => {
    expect(await codes('un autre code')).toMatchObject([{ rule: 'datamatrix.present', severity: 'info' }])
  })
})
