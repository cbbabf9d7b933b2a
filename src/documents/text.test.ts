import { expect, test } from 'vitest'
import type { FileResult } from './result.ts'
import { renderText } from './text.ts'

const failing: FileResult = {
  file: 'lettre.xml',
  kind: 'cda',
  verdict: 'fail',
  durationMs: 3,
  ruleSets: [
    {
      name: 'banc/cda-entete',
      version: '1.16.8',
      rulesFired: 60,
      aborted: null,
      findings: [
        {
          rule: 'cda.languageCode-is-french',
          severity: 'error',
          location: '/ClinicalDocument/languageCode',
          line: 2,
          column: 3,
          message: 'languageCode vaut « en-US », attendu fr-FR.',
        },
        { rule: 'cda.x', severity: 'warning', location: '/', line: 0, column: 0, message: 'Un avis.' },
      ],
    },
  ],
}

const passing: FileResult = {
  file: 'ok.xml',
  kind: 'cda',
  verdict: 'pass',
  durationMs: 1,
  ruleSets: [{ name: 'banc/cda-entete', version: '1.16.8', rulesFired: 61, aborted: null, findings: [] }],
}

test('each finding shows its line with a caret, and the counts close the text', () => {
  const sources = new Map([['lettre.xml', '<a>\r\n  <languageCode code="en-US"/>\r\n</a>']])
  expect(renderText([failing, passing, { ...passing, file: 'ok2.xml' }], sources, 'fr')).toBe(`\
✘ lettre.xml (CDA R2) : non conforme, 1 erreur, 1 avertissement, 60 règles appliquées
  erreur  ligne 2  /ClinicalDocument/languageCode
    languageCode vaut « en-US », attendu fr-FR.  [cda.languageCode-is-french]
       2 │ <languageCode code="en-US"/>
         │ ^

  avertissement
    Un avis.  [cda.x]

✔ ok.xml (CDA R2) : conforme, 61 règles appliquées
✔ ok2.xml (CDA R2) : conforme, 61 règles appliquées
3 fichiers : 2 conformes ; 1 non conforme
`)
})

test('a long line is cut around the place', () => {
  const long = `<a>${'x'.repeat(5000)}<b/>${'y'.repeat(5000)}</a>`
  const [finding] = failing.ruleSets[0]?.findings ?? []
  if (finding === undefined) throw new Error('no finding')
  const result = {
    ...failing,
    ruleSets: [{ ...passing.ruleSets[0], findings: [{ ...finding, line: 1, column: 5004 }] }],
  }
  const lines = renderText([result as FileResult], new Map([['lettre.xml', long]]), 'en').split('\n')
  const shown = lines.findIndex((line) => line.includes('│ xx'))
  expect(lines[shown]?.length).toBeLessThan(130)
  expect(lines[shown]?.[lines[shown + 1]?.indexOf('^') ?? -1]).toBe('<')
})

test('a file without source has findings without excerpts', () => {
  const text = renderText([failing], new Map(), 'en')
  expect(text).toContain('not conformant, 1 error, 1 warning, 60 rules applied')
  expect(text).not.toContain('│')
  expect(text.trimEnd().endsWith('1 file: 1 not conformant')).toBe(true)
})

test('a finding inside a part names the part, and shows no line of the file that holds it', () => {
  const [set] = failing.ruleSets
  const [finding] = set?.findings ?? []
  if (set === undefined || finding === undefined) throw new Error('no finding')
  const location = 'lettre.xml!/nonXMLBody#/a'
  const nested = {
    ...failing,
    ruleSets: [{ ...set, part: 'lettre.xml!/nonXMLBody', findings: [{ ...finding, location }] }],
  }
  const text = renderText([nested], new Map([['lettre.xml', 'un\ndeux\ntrois']]), 'fr')
  expect(text).toContain(location)
  expect(text).not.toContain('│')
})
