import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { choiceName } from '../result.ts'
import { validateBytes } from '../validate.ts'
import { openJudges } from './judges.ts'

const shared = fileURLToPath(new URL('../../../../shared', import.meta.url))
const artefacts = process.env.BANC_ANS_ARTEFACTS ?? `${shared}/ans-cda`
const isPresent = existsSync(artefacts) && existsSync(`${shared}/repro`)
if (!isPresent) console.warn(`SKIPPED: no official package and no inputs at ${shared}: set BANC_ANS_ARTEFACTS`)

describe.runIf(isPresent)('with the package of the ANS', () => {
  const cdaJudges = isPresent ? openJudges({ folder: artefacts, overlay: `${artefacts}-overlay` }) : []

  test.each([
    ['01-no-volet-templateid.xml', 'cda.volet-template-id'],
    ['02-volet-extension-unknown.xml', 'cda.volet-version'],
  ])('%s warns, and says why', { timeout: 120_000 }, async (file, rule) => {
    const result = await validateBytes(file, readFileSync(`${shared}/repro/${file}`), 'fr', { cdaJudges })
    expect(result.verdict).toBe('warn')
    expect(result.ruleSets.find(({ name }) => name === choiceName)?.findings).toMatchObject([
      { rule, severity: 'warning' },
    ])
  })

  test('04-slash-at-location.xml: a finding about the document stands at its root element', {
    timeout: 120_000,
  }, async () => {
    const { ruleSets } = await validateBytes('04.xml', readFileSync(`${shared}/repro/04-slash-at-location.xml`), 'fr', {
      cdaJudges,
    })
    const ofStructure = ruleSets.find(({ name }) => name.endsWith('ASIP-STRUCT-MIN-StrucMin.sch'))
    expect(ofStructure?.findings).toMatchObject([{ location: '/ClinicalDocument', line: 27 }])
  })
})
