import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { validateBytes } from './validate.ts'

const artefacts = process.env.BANC_ANS_ARTEFACTS ?? fileURLToPath(new URL('../../../shared/ans-cda', import.meta.url))
const folder = `${artefacts}/exemples`
const present = existsSync(folder)

if (!present) console.warn(`the official examples are not at ${folder}: set BANC_ANS_ARTEFACTS to judge them`)

/** One of them has a name qualified SP, which the Schematron of the ANS refuses too. */
const known: Readonly<Record<string, readonly string[]>> = {
  'eDISP-MED_2024.01.xml': ['cda.patient-name-qualifiers'],
}

describe.runIf(present)('the official examples of the ANS', () => {
  const files = present ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : []

  test('are there', () => expect(files.length).toBeGreaterThan(50))

  test.each(files)('%s has no error that the rules of the ANS do not see', async (name) => {
    const result = await validateBytes(name, readFileSync(`${folder}/${name}`), 'fr')
    expect(result.kind).toBe('cda')
    expect(result.ruleSets[0]?.rulesFired).toBeGreaterThan(50)
    const findings = result.ruleSets.flatMap((set) => set.findings)
    const errors = findings.filter((finding) => finding.severity === 'error').map((finding) => finding.rule)
    expect(errors).toEqual(known[name] ?? [])
    expect(result.ruleSets.map(({ aborted }) => aborted)).not.toContainEqual(expect.any(String))
  })
})
