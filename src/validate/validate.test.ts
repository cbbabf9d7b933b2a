import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conforming } from './rules/conforming.fixture.ts'
import { validateBytes } from './validate.ts'

const validate = (content: string | Uint8Array) =>
  validateBytes('essai.xml', typeof content === 'string' ? new TextEncoder().encode(content) : content, 'fr')

const findingsOf = (content: string | Uint8Array) => validate(content).ruleSets.flatMap((set) => set.findings)

describe('a CDA', () => {
  test('that conforms passes, with the number of rules that had something to judge', () => {
    const result = validate(conforming)
    expect(result).toMatchObject({
      file: 'essai.xml',
      kind: 'cda',
      verdict: 'pass',
      ruleSets: [{ name: 'banc/cda-entete', version: '1.16.8', aborted: null, findings: [] }],
    })
    expect(result.ruleSets[0]?.rulesFired).toBeGreaterThan(50)
    expect(result.durationMs).toBeGreaterThanOrEqual(0)
  })

  test('that violates a rule fails, and one that deviates from advice warns', () => {
    const wrong = conforming.replace('fr-FR', 'en-US')
    expect(validate(wrong)).toMatchObject({ verdict: 'fail' })
    expect(findingsOf(wrong)).toEqual([
      {
        rule: 'cda.languageCode-is-french',
        severity: 'error',
        location: '/ClinicalDocument/languageCode',
        line: 13,
        column: 3,
        message: 'languageCode vaut « en-US », attendu fr-FR.',
      },
    ])
    expect(validate(conforming.replace('"UNK"', '"NA"')).verdict).toBe('warn')
  })

  test('that a style sheet wraps is judged as well', () => {
    const inner = conforming.replace(/<\?xml[^>]*>/, '').replace('fr-FR', 'en-US')
    const wrapped = `<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform">${inner}</x:stylesheet>`
    expect(validate(wrapped)).toMatchObject({ kind: 'cda', verdict: 'fail' })
    expect(findingsOf(wrapped)[0]?.location).toBe('/stylesheet/ClinicalDocument/languageCode')
  })

  test('speaks English on demand', () => {
    const bytes = new TextEncoder().encode(conforming.replace('fr-FR', 'en-US'))
    expect(validateBytes('f', bytes, 'en').ruleSets[0]?.findings[0]?.message).toContain('expected fr-FR')
  })
})

describe('what cannot be read fails with one clear finding', () => {
  const half = conforming.slice(0, conforming.length / 2)
  const latin1 = Buffer.from(conforming.replace('Compte', 'Résumé'), 'latin1')
  test.each([
    ['an empty file', new Uint8Array(), 'unknown', 'file.not-empty', 0],
    ['a text that is not XML', 'bonjour', 'unknown', 'file.recognised', 0],
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
  ])('%s', (_what, content, kind, rule, line) => {
    expect(validate(content)).toMatchObject({ kind, verdict: 'fail' })
    expect(findingsOf(content)).toMatchObject([{ rule, severity: 'error', line, location: '/' }])
  })
})

test('ISO-8859-1 is read when it is announced', () => {
  const text = conforming.replace('UTF-8', 'ISO-8859-1').replace('Compte', 'Résumé')
  expect(validate(Buffer.from(text, 'latin1')).verdict).toBe('pass')
})

test.each([
  ['pdf', '%PDF-1.4\n'],
  ['vihf', '<a:Assertion xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion"/>'],
  ['unknown', '<html/>'],
])('a %s is not judged yet, and the result says so', (kind, content) => {
  const result = validate(content)
  expect(result).toMatchObject({ kind, verdict: 'inconclusive' })
  expect(result.ruleSets).toMatchObject([{ rulesFired: 0, findings: [{ rule: 'file.kind-judged', severity: 'info' }] }])
  expect(result.ruleSets[0]?.aborted).toMatch(/ne (le )?juge pas/)
})

test('no bytes make it throw', () => {
  const source = new TextEncoder().encode(conforming)
  const mutated = fc
    .tuple(fc.nat(source.length - 1), fc.uint8Array({ maxLength: 8 }), fc.nat(40))
    .map(([from, inserted, removed]) =>
      Buffer.concat([source.subarray(0, from), inserted, source.subarray(from + removed)]),
    )
  fc.assert(
    fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 64 })), (bytes) => {
      const { verdict, ruleSets } = validate(bytes)
      expect(ruleSets).toHaveLength(1)
      expect(verdict === 'pass' || ruleSets[0]?.findings.length !== 0).toBe(true)
    }),
    { numRuns: 200 },
  )
})
