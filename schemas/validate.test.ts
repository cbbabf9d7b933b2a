import { describe, expect, test } from 'vitest'
import { validatorOf } from './ajv.ts'
import schema from './validate.schema.json' with { type: 'json' }

const finding = {
  rule: 'vsm.recordTarget',
  severity: 'error',
  location: '/ClinicalDocument/recordTarget',
  line: 12,
  message: 'le matricule manque',
}
const ruleSet = {
  name: 'volet-structuration-minimale',
  version: '1',
  rulesFired: 3,
  aborted: null,
  findings: [finding],
}
const file = { file: 'exemple.xml', kind: 'cda', verdict: 'fail', ruleSets: [ruleSet], durationMs: 2 }
const validate = validatorOf(schema)

describe('the output of banc validate', () => {
  test('conforms, and may carry more fields', () => {
    expect(
      validate([file, { ...file, ruleSets: [], verdict: 'inconclusive', kind: 'unknown', since: 'later' }]),
    ).toEqual([])
  })

  test.each([
    ['an unknown kind', { ...file, kind: 'word' }],
    ['a verdict that validation never gives', { ...file, verdict: 'attested' }],
    [
      'a rule set that does not say how many rules fired',
      { ...file, ruleSets: [{ ...ruleSet, rulesFired: undefined }] },
    ],
    ['a rule set silent on whether it ran through', { ...file, ruleSets: [{ ...ruleSet, aborted: undefined }] }],
    ['an unknown severity', { ...file, ruleSets: [{ ...ruleSet, findings: [{ ...finding, severity: 'fatal' }] }] }],
    ['a finding without a place', { ...file, ruleSets: [{ ...ruleSet, findings: [{ ...finding, location: null }] }] }],
  ])('is refused with %s', (_what, wrong) => {
    expect(validate(JSON.parse(JSON.stringify([wrong])))).not.toEqual([])
  })
})
