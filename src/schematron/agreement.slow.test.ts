import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { applicableRuleSets } from '../documents/artefacts/applicable.ts'
import { loadRuleSet } from '../documents/artefacts/load.ts'
import { indexDocument, openArtefacts } from '../documents/artefacts/root.ts'
import { parseXmlDocument } from '../xml/document/parse.ts'
import { judge } from './judge.ts'
import type { CompiledRuleSet, RuleSetVerdict } from './model.ts'

/** What the reference tool chain found for one document and one rule set. */
interface ReferenceVerdict {
  readonly rulesFired: number | null
  readonly failedAsserts: readonly ReferenceFinding[]
  readonly successfulReports: readonly ReferenceFinding[]
  readonly abort?: string
}

interface ReferenceFinding {
  readonly location: string
  readonly text: string
  readonly role?: string | undefined
}

interface Reference {
  readonly documents: readonly {
    readonly file: string
    readonly verdicts: Readonly<Record<string, ReferenceVerdict>>
  }[]
}

const beside = fileURLToPath(new URL('../../../shared', import.meta.url))
const shared = process.env.BANC_ANS_ARTEFACTS ?? beside
const isPresent = existsSync(join(shared, 'ans-cda-verdicts.json')) && existsSync(join(shared, 'ans-cda'))
if (!isPresent)
  console.warn(
    'SKIPPED: no comparison with the reference verdicts. Put the ANS material in ../shared or name its folder in BANC_ANS_ARTEFACTS.',
  )

const sortedFindings = (findings: readonly ReferenceFinding[]): string[] =>
  findings.map(({ location, text, role }) => JSON.stringify([location, text, role ?? null])).sort()

const comparable = (verdict: RuleSetVerdict) => ({
  rulesFired: verdict.aborted === null ? verdict.rulesFired : null,
  failed: sortedFindings(verdict.failedAsserts),
  reported: sortedFindings(verdict.successfulReports),
  aborted: verdict.aborted?.message ?? null,
})

/** The reference's words without the name of the exception and the space at their end. */
const abortWords = (abort: string | undefined): string | null =>
  abort === undefined ? null : abort.replace(/^\w+: /, '').trim()

const expectedOf = (verdict: ReferenceVerdict) => ({
  rulesFired: verdict.rulesFired,
  failed: sortedFindings(verdict.failedAsserts),
  reported: sortedFindings(verdict.successfulReports),
  aborted: abortWords(verdict.abort),
})

describe.runIf(isPresent)('the verdicts of the reference tool chain', () => {
  test('are those of this engine, for every document, with the rule sets that it chooses itself', {
    timeout: 120_000,
  }, () => {
    const artefacts = join(shared, 'ans-cda')
    const reference: Reference = JSON.parse(readFileSync(join(shared, 'ans-cda-verdicts.json'), 'utf8'))
    const root = openArtefacts(artefacts, join(shared, 'ans-cda-overlay'))
    const loaded = new Map<string, CompiledRuleSet>()
    const ruleSet = (path: string): CompiledRuleSet => {
      const known = loaded.get(path) ?? loadRuleSet(root, path)
      loaded.set(path, known)
      return known
    }
    let runs = 0
    const otherChoices: unknown[] = []
    const differences: unknown[] = []
    for (const { file, verdicts } of reference.documents) {
      const example = join(artefacts, 'exemples', file)
      const bytes = readFileSync(existsSync(example) ? example : join(artefacts, 'mutants', file))
      const xml = parseXmlDocument(bytes, { file })
      const document = indexDocument(xml)
      const chosen = applicableRuleSets(root, xml).map(({ path }) => path)
      const wanted = Object.keys(verdicts)
      if (chosen.toSorted().join() !== wanted.toSorted().join()) otherChoices.push({ file, chosen, wanted })
      for (const [path, verdict] of Object.entries(verdicts)) {
        runs++
        const found = comparable(judge(ruleSet(path), document))
        const expected = expectedOf(verdict)
        if (JSON.stringify(found) !== JSON.stringify(expected)) differences.push({ file, path, found, expected })
      }
    }
    expect(otherChoices).toEqual([])
    expect(differences).toEqual([])
    expect(runs).toBeGreaterThanOrEqual(1110)
  })

  test('every rule set of the package compiles', { timeout: 120_000 }, () => {
    const root = openArtefacts(join(shared, 'ans-cda'), join(shared, 'ans-cda-overlay'))
    const names = root.list('schematrons').filter((name) => name.endsWith('.sch'))
    expect(names.length).toBeGreaterThan(50)
    for (const name of names) expect(loadRuleSet(root, name).patterns.length, name).toBeGreaterThan(0)
  })
})
