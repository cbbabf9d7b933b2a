import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import fc from '../bench/property.fixture.ts'
import { conforming as withPdf } from '../rules/cda/conforming.fixture.ts'
import { validateBytes } from './validate.ts'

/** Its body is a text: the PDF of the fixture is a signature without a document. */
const conforming = withPdf.replace('application/pdf', 'text/plain')

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

const validate = (content: string | Uint8Array) => validateBytes('essai.xml', bytesOf(content), 'fr')

const findingsOf = async (content: string | Uint8Array) =>
  (await validate(content)).ruleSets.flatMap((set) => set.findings)

describe('a CDA', () => {
  test('that conforms passes, with the number of rules that had something to judge', async () => {
    const result = await validate(conforming)
    expect(result).toMatchObject({
      file: 'essai.xml',
      kind: 'cda',
      verdict: 'pass',
      ruleSets: [{ name: 'banc/cda-entete', version: '1.16.8', aborted: null, findings: [] }],
    })
    expect(result.ruleSets[0]?.rulesFired).toBeGreaterThan(50)
    expect(result.durationMs).toBeGreaterThanOrEqual(0)
  })

  test('that violates a rule fails, and one that deviates from advice warns', async () => {
    const wrong = conforming.replace('fr-FR', 'en-US')
    expect(await validate(wrong)).toMatchObject({ verdict: 'fail' })
    expect(await findingsOf(wrong)).toEqual([
      {
        rule: 'cda.languageCode-is-french',
        severity: 'error',
        location: '/ClinicalDocument/languageCode',
        line: 13,
        column: 3,
        message: 'languageCode vaut « en-US », attendu fr-FR.',
      },
    ])
    expect((await validate(conforming.replace('"UNK"', '"NA"'))).verdict).toBe('warn')
  })

  test('that a style sheet wraps is judged as well', async () => {
    const inner = conforming.replace(/<\?xml[^>]*>/, '').replace('fr-FR', 'en-US')
    const wrapped = `<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform">${inner}</x:stylesheet>`
    expect(await validate(wrapped)).toMatchObject({ kind: 'cda', verdict: 'fail' })
    expect((await findingsOf(wrapped))[0]?.location).toBe('/stylesheet/ClinicalDocument/languageCode')
  })

  test('speaks English on demand', async () => {
    const { ruleSets } = await validateBytes('f', bytesOf(conforming.replace('fr-FR', 'en-US')), 'en')
    expect(ruleSets[0]?.findings[0]?.message).toContain('expected fr-FR')
  })

  test('whose PDF body is no PDF/A-1 warns, in the place of the body', async () => {
    expect(await validate(withPdf)).toMatchObject({ verdict: 'warn' })
    expect(await findingsOf(withPdf)).toMatchObject([
      { rule: 'pdf.readable', severity: 'warning', location: 'essai.xml!/nonXMLBody' },
    ])
  })

  test('is given to the further judges, whatever holds it', async () => {
    const seen: string[] = []
    const { ruleSets, verdict } = await validateBytes('d.xml', bytesOf(conforming), 'fr', {
      cdaJudges: [
        (bytes, root) => {
          seen.push(`${root.name} ${bytes.length}`)
          return [{ name: 'autre', version: '2', rulesFired: 3, aborted: null, findings: [] }]
        },
      ],
    })
    expect(seen).toEqual([`ClinicalDocument ${bytesOf(conforming).length}`])
    expect(ruleSets.map(({ name }) => name)).toEqual(['banc/cda-entete', 'autre'])
    expect(verdict).toBe('pass')
  })

  test('is inconclusive where a further judge breaks: the bench failed, not the document', async () => {
    const broken = () => {
      throw new Error('en panne')
    }
    const result = await validateBytes('d.xml', bytesOf(conforming), 'fr', { cdaJudges: [broken] })
    expect(result).toMatchObject({ kind: 'cda', verdict: 'inconclusive' })
    expect(result.ruleSets[0]?.findings[0]?.message).toContain('en panne')
  })
})

describe('what cannot be read fails with one clear finding', () => {
  const half = conforming.slice(0, conforming.length / 2)
  const latin1 = Buffer.from(conforming.replace('Compte', 'Résumé'), 'latin1')
  const bomb = `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>`
  const deep = '<section>'.repeat(10_000) + '</section>'.repeat(10_000)
  const wide = '<templateId/>'.repeat(1_000_000)
  const around = (content: string) => `<ClinicalDocument xmlns="urn:hl7-org:v3">${content}</ClinicalDocument>`
  test.each([
    ['an empty file', new Uint8Array(), 'unknown', 'file.not-empty', 0],
    ['a text that is not XML', 'bonjour', 'unknown', 'file.recognised', 0],

    ['an Envelope of no SOAP', '<s:Envelope xmlns:s="urn:s"/>', 'unknown', 'soap.namespace', 0],
    [
      'a CDA without its namespace',
      conforming.replace('urn:hl7-org:v3', 'urn:hl7-org:v2'),
      'unknown',
      'file.namespace',
      0,
    ],
    ['broken markup', '< pas une balise', 'unknown', 'xml.well-formed', 1],
    ['a truncated CDA', half, 'cda', 'xml.well-formed', half.split('\n').length],
    ['bytes that are not UTF-8', latin1, 'cda', 'xml.encoding', 10],
    ['an unknown encoding', conforming.replace('UTF-8', 'X-NOT-ONE'), 'cda', 'xml.encoding', 1],
    [
      'an external entity',
      conforming.replace('?>\n', '?>\n<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'),
      'cda',
      'xml.no-doctype',
      2,
    ],
    ['an entity bomb', bomb + around('&c;'), 'cda', 'xml.no-doctype', 1],
    ['10,000 levels', around(deep), 'cda', 'xml.depth', 1],
    ['1,000,000 siblings', around(wide), 'cda', 'xml.siblings', 1],
  ])('%s', async (_what, content, kind, rule, line) => {
    const start = performance.now()
    const result = await validate(content)
    expect(result).toMatchObject({ kind, verdict: 'fail' })
    expect(result.ruleSets.flatMap((set) => set.findings)).toMatchObject([
      { rule, severity: 'error', line, location: '/' },
    ])
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

test.each([
  ['an image', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'file.is-image', /image/],
  ['a FHIR bundle in JSON', '{"resourceType":"Bundle","type":"document"}', 'file.is-fhir', /FHIR/],
  ['a FHIR bundle in XML', '<Bundle xmlns="http://hl7.org/fhir"/>', 'file.is-fhir', /FHIR/],
  ['a page', '<!DOCTYPE html><html><p>a</html>', 'file.is-html', /HTML/],
  ['a 7z', Buffer.from('377abcaf271c0004', 'hex'), 'file.is-7z', /7z/],
  ['S/MIME', Buffer.from('308006092a864886f70d010703a0', 'hex'), 'file.is-pkcs7', /PKCS/],
  ['an opaque token', 'Bearer 2YotnFZFEjr1zCsicMWpAA', 'file.is-opaque-token', /jeton opaque/],
])('%s is not judged: inconclusive, its kind named', async (_what, content, rule, named) => {
  const result = await validate(content)
  expect(result).toMatchObject({ kind: 'unknown', verdict: 'inconclusive' })
  expect(result.ruleSets).toMatchObject([{ rulesFired: 0, findings: [{ rule, severity: 'info' }] }])
  expect(result.ruleSets[0]?.aborted).toMatch(named)
})

test('what is not known is inconclusive, unless its name promises a kind of the bench', async () => {
  expect((await validateBytes('notes', bytesOf('bonjour'), 'fr')).verdict).toBe('inconclusive')
  expect((await validateBytes('notes.pdf', bytesOf('bonjour'), 'fr')).verdict).toBe('fail')
})

test.each([
  ['gzip', gzipSync(conforming)],
  ['base 64', Buffer.from(conforming).toString('base64').replace(/.{76}/g, '$&\r\n')],
])('%s is judged by what it holds, and said', async (_by, content) => {
  const result = await validate(content)
  expect(result).toMatchObject({ kind: 'cda', verdict: 'pass' })
  expect(result.ruleSets[0]?.findings).toMatchObject([{ rule: 'file.unwrapped', severity: 'info' }])
  expect((await validate(gzipSync(conforming.replace('fr-FR', 'en-US')))).verdict).toBe('fail')
})

test('a gzip that is cut says so', async () => {
  const cut = gzipSync(conforming).subarray(0, 200)
  expect((await findingsOf(cut)).map(({ rule }) => rule)).toEqual(['file.wrapping'])
})

test('a wrong thing repeated 50,000 times is told a hundred times, and counted', async () => {
  const many = '<templateId root="pas.un.oid"/>'.repeat(50_000)
  const findings = (await findingsOf(conforming.replace('<id ', `${many}<id `))).filter(
    ({ rule }) => rule === 'cda.oid',
  )
  expect(findings).toHaveLength(101)
  expect(findings.some(({ message }) => message.includes('49900'))).toBe(true)
})

test('a ZIP that is cut says so', async () => {
  expect(await findingsOf('PK\u0003\u0004…word/document.xml')).toMatchObject([
    { rule: 'zip.refused.truncated', severity: 'error' },
  ])
  expect((await findingsOf(`PK\u0005\u0006${'\0'.repeat(18)}`)).map(({ rule }) => rule)).toEqual(['zip.refused.empty'])
})

test.each([
  [
    'ISO-8859-1',
    Buffer.from(conforming.replace('UTF-8', 'ISO-8859-1').replace('Compte', 'Résumé'), 'latin1'),
    'cda.utf-8',
  ],
  ['UTF-16', Buffer.from(`\uFEFF${conforming.replace('UTF-8', 'UTF-16')}`, 'utf16le'), 'cda.utf-8'],
  ['no prolog', Buffer.from(conforming.replace(/<\?xml[^>]*\?>\s*/, '')), 'cda.prolog'],
])('a CDA in %s is read, and warns', async (_what, content, rule) => {
  expect(await validate(content)).toMatchObject({ verdict: 'warn' })
  expect(await findingsOf(content)).toMatchObject([{ rule, severity: 'warning', line: 1 }])
})

test('a CDA that is not French gets one line that says so', async () => {
  const other = conforming
    .replace(/<realmCode[^>]*>/, '<realmCode code="US"/>')
    .replace('fr-FR', 'en-US')
    .replaceAll('1.2.250.', '1.2.840.')
    .replaceAll('2.16.840.1.113883.2.8.', '2.16.840.1.113883.10.')
  expect(await validate(other)).toMatchObject({ kind: 'cda', verdict: 'inconclusive' })
  expect((await findingsOf(other)).map(({ rule }) => rule)).toEqual(['cda.french'])
})

test('XML of another kind is not judged, and the result says so', async () => {
  const result = await validate('<liste/>')
  expect(result).toMatchObject({ kind: 'unknown', verdict: 'inconclusive' })
  expect(result.ruleSets).toMatchObject([{ rulesFired: 0, findings: [{ rule: 'file.kind-judged', severity: 'info' }] }])
  expect(result.ruleSets[0]?.aborted).toMatch(/ne juge pas/)
})

test('no bytes make it throw', async () => {
  const source = bytesOf(conforming)
  const mutated = fc
    .tuple(fc.nat(source.length - 1), fc.uint8Array({ maxLength: 8 }), fc.nat(40))
    .map(([from, inserted, removed]) =>
      Buffer.concat([source.subarray(0, from), inserted, source.subarray(from + removed)]),
    )
  await fc.assert(
    fc.asyncProperty(fc.oneof(mutated, fc.uint8Array({ maxLength: 64 })), async (bytes) => {
      const { verdict, ruleSets } = await validate(bytes)
      expect(ruleSets.length).toBeGreaterThan(0)
      expect(ruleSets.flatMap(({ findings }) => findings.map(({ rule }) => rule))).not.toContain('bench.failed')
      expect(verdict === 'pass' || ruleSets.some(({ findings }) => findings.length > 0)).toBe(true)
    }),
    { numRuns: 200 },
  )
})
