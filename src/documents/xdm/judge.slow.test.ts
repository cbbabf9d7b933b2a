import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { makeDocument, productWith, qualified } from '../../../mocks/product/documents/document.fixture.ts'
import { xdmArchive } from '../../../mocks/product/mss/archive.ts'
import { readXdm } from '../../protocols/xdm/archive.ts'
import { openArchive } from '../../protocols/xdm/opened.ts'
import { xdmRules } from '../../rules/xdm/rules.ts'
import { validateBytes } from '../validate.ts'

const context = productWith(qualified)
const documents = [await makeDocument(context), await makeDocument(context, 'Synthèse', '60591-5')]
const folder = 'IHE_XDM/SUBSET01'
const metadataPath = `${folder}/METADATA.XML`
const first = `${folder}/DOC00001.XML`

type Files = Readonly<Record<string, Uint8Array>>

const conforming: Files = Object.fromEntries(
  (await readXdm(await xdmArchive(documents, context))).entries.map(({ name, bytes }) => [name, bytes]),
)

const written = (name: string): string => name.replaceAll('\\', '|')

const zipOf = async (files: Files): Promise<Uint8Array> => {
  const zip = new ZipFile()
  // The library refuses to write a backslash, as it should: it is put in afterwards.
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(Buffer.from(bytes), written(name))
  zip.end()
  const archive = (await buffer(zip.outputStream)).toString('latin1')
  const named = Object.keys(files)
    .filter((name) => name.includes('\\'))
    .reduce((text, name) => text.replaceAll(written(name), name), archive)
  return Buffer.from(named, 'latin1')
}

const text = (files: Files, name: string): string => new TextDecoder().decode(files[name])
const withText = (name: string, from: string | RegExp, to: string): Files => {
  const changed = text(conforming, name).replace(from, to)
  expect(changed, `${from} is not in ${name}`).not.toBe(text(conforming, name))
  return { ...conforming, [name]: new TextEncoder().encode(changed) }
}
const metadata = (from: string | RegExp, to: string): Files => withText(metadataPath, from, to)
/** The set comes first in METADATA.XML and has an author too: every author is changed. */
const everywhere = (one: RegExp): RegExp => new RegExp(one.source, 'g')
const without = (name: string): Files => Object.fromEntries(Object.entries(conforming).filter(([key]) => key !== name))
const renamed = (from: string, to: string): Files => ({ ...without(from), [to]: conforming[from] ?? new Uint8Array() })

const slotText = (name: string) => new RegExp(`(<rim:Slot name="${name}"><rim:ValueList><rim:Value>)[^<]*`)
const codeOf = (uuid: string) => new RegExp(`(classificationScheme="urn:uuid:${uuid}[^>]*nodeRepresentation=")[^"]*`)
const agrees = (name: string) => `xdm.${name}-agrees-with-cda`

/** One difference that each rule finds. */
const violations: Readonly<Record<string, () => Files>> = {
  'xdm.index': () => without('INDEX.HTM'),
  'xdm.readme': () => without('README.TXT'),
  'xdm.metadata': () => without(metadataPath),
  'xdm.document': () => ({
    'README.TXT': new Uint8Array(1),
    [metadataPath]: conforming[metadataPath] ?? new Uint8Array(),
  }),
  'xdm.metadata-is-a-submission': () => ({ ...conforming, [metadataPath]: Buffer.from('<a/>') }),
  'xdm.one-submission-set': () => ({ ...conforming, 'IHE_XDM/SUBSET02/DOC00001.XML': new Uint8Array(1) }),
  'xdm.short-names': () => renamed(first, `${folder}/DOCUMENT-01.XML`),
  'xdm.slashed-names': () => renamed('README.TXT', 'SOUS\\README.TXT'),
  'xdm.upper-case-names': () => renamed('README.TXT', 'Readme.txt'),
  'xdm.index-links-readme': () => ({ ...conforming, 'INDEX.HTM': Buffer.from('<html/>') }),
  'xdm.readme-lists-documents': () => ({ ...conforming, 'README.TXT': Buffer.from('Bonjour') }),
  'xdm.uri-names-a-document': () => metadata('>DOC00001.XML<', '>DOC00009.XML<'),
  'xdm.document-described-once': () => metadata('>DOC00001.XML<', '>DOC00002.XML<'),
  'xdm.hash': () => metadata(slotText('hash'), `$1${'0'.repeat(40)}`),
  'xdm.size': () => metadata(slotText('size'), '$11'),
  'xdm.one-patient': () => withText(first, /extension="(?:101066322075460|IPP-TEST)"/g, 'extension="277076322082910"'),
  [agrees('uniqueId')]: () => metadata(documents[0]?.id ?? '', '2.25.1'),
  [agrees('patientId')]: () => metadata(/101066322075460/g, '277076322082910'),
  [agrees('typeCode')]: () => metadata(codeOf('f0306f51'), '$134112-3'),
  [agrees('title')]: () => metadata('value="Synthèse"', 'value="Autre"'),
  [agrees('creationTime')]: () => metadata(slotText('creationTime'), '$120200101000000'),
  [agrees('serviceStartTime')]: () => metadata(slotText('serviceStartTime'), '$120200101000000'),
  [agrees('serviceStopTime')]: () =>
    metadata(
      '<rim:Slot name="sourcePatientId">',
      '<rim:Slot name="serviceStopTime"><rim:ValueList><rim:Value>20200101</rim:Value></rim:ValueList></rim:Slot>$&',
    ),
  [agrees('languageCode')]: () => metadata(slotText('languageCode'), '$1en-US'),
  [agrees('author')]: () =>
    metadata(everywhere(slotText('authorPerson')), '$1899900099999^X^Y^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS'),
  [agrees('authorInstitution')]: () =>
    metadata(everywhere(slotText('authorInstitution')), '$1X^^^^^&amp;1.2.250.1.71.4.2.2&amp;ISO^IDNST^^^1'),
  [agrees('authorSpecialty')]: () => metadata(everywhere(slotText('authorSpecialty')), '$1G15_10/SM99^X^1.2.3'),
  [agrees('authorRole')]: () => withText(first, '<author>', '<author><functionCode code="PCP" displayName="Médecin"/>'),
  [agrees('mimeType')]: () => metadata('mimeType="text/xml"', 'mimeType="application/xslt+xml"'),
  [agrees('legalAuthenticator')]: () =>
    metadata(slotText('legalAuthenticator'), '$1899900099999^X^Y^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS'),
  [agrees('confidentialityCode')]: () => metadata(codeOf('f4f85eac'), '$1R'),
  [agrees('healthcareFacilityTypeCode')]: () => metadata(codeOf('f33fb8ac'), '$1SA08'),
  [agrees('practiceSettingCode')]: () => metadata(codeOf('cccf5598'), '$1HAD'),
  [agrees('formatCode')]: () => metadata(codeOf('a09d5840'), '$1urn:ihe:iti:xds-sd:text:2008'),
}

/** The product's acts have no end: this one ends, for the rule that compares it. */
const ended = (files: Files): Files => {
  const act = /(<effectiveTime><low value="[^"]*"\/>)(<\/effectiveTime><performer)/
  return { ...files, [first]: Buffer.from(text(files, first).replace(act, '$1<high value="20991231"/>$2')) }
}

const caseOf = async (files: Files) => ({ name: 'IHE_XDM.ZIP', ...(await openArchive(await zipOf(files))) })

test('every rule has its violation here, and no two rules share an id', () => {
  expect(Object.keys(violations).toSorted()).toEqual(xdmRules.rules.map(({ id }) => id).toSorted())
})

describe.each(xdmRules.rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('spares the archive of the reference product', async () => {
    const { findings, fired } = rule.check(await caseOf(conforming))
    expect(findings).toEqual([])
    // The product's acts have no end, its authors no function.
    expect(fired > 0).toBe(![agrees('serviceStopTime'), agrees('authorRole')].includes(id))
  })

  test('finds the violation', async () => {
    const files = violations[id]?.() ?? conforming
    const { findings } = rule.check(await caseOf(id === agrees('serviceStopTime') ? ended(files) : files))
    expect(findings.length).toBeGreaterThan(0)
    expect(findings[0]?.message.fr).not.toBe(findings[0]?.message.en)
  })
})

test('in an archive of nothing only the layout is judged', async () => {
  const one = await caseOf({ 'README.TXT': new Uint8Array() })
  const fired = xdmRules.rules.filter((rule) => rule.check(one).fired > 0).map(({ id }) => id)
  expect(fired.filter((id) => !/index|readme|metadata|document|set|names/.test(id))).toEqual([])
})

describe('as a file', () => {
  const validate = async (files: Files) => validateBytes('envois/IHE_XDM.ZIP', await zipOf(files), 'fr')
  const findings = async (files: Files) => (await validate(files)).ruleSets.flatMap((set) => set.findings)

  test('the archive of the reference product passes, and all that it holds is judged', async () => {
    const { kind, verdict, ruleSets } = await validate(conforming)
    expect([kind, verdict]).toEqual(['xdm', 'pass'])
    expect(new Set(ruleSets.map(({ part }) => part))).toEqual(
      new Set([
        undefined,
        `IHE_XDM.ZIP!/${metadataPath}`,
        `IHE_XDM.ZIP!/${first}`,
        `IHE_XDM.ZIP!/${first}!/nonXMLBody`,
        `IHE_XDM.ZIP!/${folder}/DOC00002.XML`,
        `IHE_XDM.ZIP!/${folder}/DOC00002.XML!/nonXMLBody`,
      ]),
    )
  })

  test('a fault inside a document is told at its place', async () => {
    const wrong = withText(first, 'code="FR"', 'code="BE"')
    const found = (await findings(wrong)).find(({ rule }) => rule === 'cda.realmCode-is-france')
    expect(found).toMatchObject({ location: `IHE_XDM.ZIP!/${first}#/ClinicalDocument/realmCode`, line: 2 })
  })

  test('style sheets beside the documents, and DOC0001, are accepted', async () => {
    const shorter = metadata('>DOC00001.XML<', '>DOC0001.XML<')
    const { [first]: document, ...others } = shorter
    const files = {
      ...others,
      'README.TXT': Buffer.from('DOC0001.XML DOC00002.XML'),
      [`${folder}/DOC0001.XML`]: document ?? new Uint8Array(),
      [`${folder}/CDA.XSL`]: Buffer.from('<xsl/>'),
    }
    expect(await validate(files)).toMatchObject({ verdict: 'pass' })
  })

  test('a file that is no document of the bench is left alone, unless it is named .XML', async () => {
    const picture = Buffer.from('ffd8ff', 'hex')
    expect((await findings({ ...conforming, [`${folder}/IMG.JPG`]: picture })).map(({ rule }) => rule)).not.toContain(
      'file.is-image',
    )
    expect((await findings({ ...conforming, [first]: picture })).map(({ rule }) => rule)).toContain('file.is-image')
  })

  test.each([
    [
      'xdm.refused.too-many',
      () => Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`IHE_XDM/F${at}`, new Uint8Array()])),
    ],
    ['xdm.refused.duplicate', () => ({ ...conforming, 'readme.txt': new Uint8Array(1) })],
  ])('%s is the reason of a refusal', async (rule, files) => {
    expect(await findings(files())).toMatchObject([{ rule, severity: 'error', location: '/' }])
  })

  test('a path that leaves the archive, and an encrypted entry, are reasons too', async () => {
    const sound = Buffer.from(await zipOf({ 'IHE_XDM/aa/aa/x': new Uint8Array(1) }))
    const away = Buffer.from(sound.toString('latin1').replaceAll('IHE_XDM/aa/aa', 'IHE_XDM/../..'), 'latin1')
    expect((await validateBytes('a.zip', away, 'en')).ruleSets[0]?.findings[0]?.rule).toBe('xdm.refused.path')
    const central = sound.indexOf('PK\u0001\u0002', 0, 'latin1')
    sound.writeUInt16LE(sound.readUInt16LE(central + 8) | 1, central + 8)
    expect((await validateBytes('a.zip', sound, 'en')).ruleSets[0]?.findings[0]?.rule).toBe('xdm.refused.encrypted')
  })

  test('a bomb is refused without being inflated', async () => {
    const zip = Buffer.from(await zipOf({ [first]: new Uint8Array(1) }))
    zip.writeUInt32LE(0x7fffffff, zip.indexOf('PK\u0001\u0002', 0, 'latin1') + 24)
    expect((await validateBytes('a.zip', zip, 'fr')).ruleSets[0]?.findings[0]?.rule).toBe('xdm.refused.too-big')
  })

  test('the hash is SHA-1, whatever the case of its digits', async () => {
    const hash = createHash('sha1')
      .update(documents[0]?.cda ?? '')
      .digest('hex')
    expect(await validate(metadata(hash, hash.toUpperCase()))).toMatchObject({ verdict: 'pass' })
  })
})
