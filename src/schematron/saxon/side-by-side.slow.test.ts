import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { applicableRuleSets } from '../../documents/artefacts/applicable.ts'
import { loadRuleSet } from '../../documents/artefacts/load.ts'
import { indexDocument, openArtefacts } from '../../documents/artefacts/root.ts'
import type { XmlDocument } from '../../xml/document/document.ts'
import { parseXmlDocument } from '../../xml/document/parse.ts'
import { XmlError } from '../../xml/problem.ts'
import { judge } from '../judge.ts'
import type { CompiledRuleSet, RuleSetVerdict } from '../model.ts'
import { mutate } from './mutants.fixture.ts'
import { chancesOf } from './random.fixture.ts'
import { judgeWithSaxon, type SaxonVerdict, saxonLacks } from './saxon.fixture.ts'

const shared = process.env.BANC_ANS_ARTEFACTS ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
const artefacts = join(shared, 'ans-cda')
const overlay = join(shared, 'ans-cda-overlay')
const hasArtefacts = existsSync(join(artefacts, 'exemples')) && existsSync(overlay)
const lacks = hasArtefacts
  ? saxonLacks()
  : 'the ANS material (put it in ../shared or name its folder in BANC_ANS_ARTEFACTS)'
if (lacks !== undefined) console.warn(`SKIPPED: no comparison with Saxon-HE. This machine lacks ${lacks}.`)

/** BANC_SEED for other mutants, BANC_MUTANTS for more of them. */
const seed = Number(process.env.BANC_SEED ?? 20_240_617)
const examplesWanted = 8
const mutantsOfEach = Math.ceil(Number(process.env.BANC_MUTANTS ?? 32) / examplesWanted)

interface Finding {
  readonly location: string
  readonly text: string
  readonly role?: string | null | undefined
}

const sorted = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ location, text, role }) => JSON.stringify([location, text, role ?? null])).sort()

const ofEngine = ({ aborted, rulesFired, failedAsserts, successfulReports }: RuleSetVerdict) =>
  aborted === null
    ? { rulesFired, failed: sorted(failedAsserts), reported: sorted(successfulReports) }
    : { aborted: aborted.code }

const ofSaxon = (verdict: SaxonVerdict | undefined) => {
  if (verdict === undefined) return 'no verdict'
  return 'abort' in verdict
    ? { aborted: verdict.code }
    : {
        rulesFired: verdict.rulesFired,
        failed: sorted(verdict.failedAsserts),
        reported: sorted(verdict.successfulReports),
      }
}

const parsed = (xml: string): XmlDocument | undefined => {
  try {
    return parseXmlDocument(xml)
  } catch (error) {
    if (error instanceof XmlError) return undefined
    throw error
  }
}

interface Subject {
  readonly name: string
  readonly file: string
  readonly changes: readonly string[]
  readonly document: XmlDocument
  readonly ruleSets: readonly string[]
}

/** Mutants of some of the examples, written into a folder for the other engine to read. */
const makeMutants = (folder: string): readonly Subject[] => {
  const root = openArtefacts(artefacts, overlay)
  const chances = chancesOf(seed)
  const examples = readdirSync(join(artefacts, 'exemples')).filter((name) => name.endsWith('.xml'))
  const subjects: Subject[] = []
  for (let taken = 0; taken < examplesWanted && examples.length > 0; taken++) {
    const [name = ''] = examples.splice(chances.below(examples.length), 1)
    const example = parseXmlDocument(readFileSync(join(artefacts, 'exemples', name)))
    const ruleSets = applicableRuleSets(root, example).map(({ path }) => path)
    for (let made = 0, tries = 0; made < mutantsOfEach && tries < 100; tries++) {
      const { xml, changes } = mutate(example, chances)
      const document = parsed(xml)
      if (document === undefined) continue
      made++
      const file = join(folder, `${taken}-${made}.xml`)
      writeFileSync(file, xml)
      subjects.push({ name: `${name} mutant ${made}`, file, changes, document, ruleSets })
    }
  }
  return subjects
}

const judgeWithEngine = (subjects: readonly Subject[]): ReadonlyMap<string, RuleSetVerdict> => {
  const root = openArtefacts(artefacts, overlay)
  const loaded = new Map<string, CompiledRuleSet>()
  const verdicts = new Map<string, RuleSetVerdict>()
  for (const { name, document, ruleSets } of subjects) {
    const indexed = indexDocument(document)
    for (const path of ruleSets) {
      const ruleSet = loaded.get(path) ?? loadRuleSet(root, path)
      loaded.set(path, ruleSet)
      verdicts.set(`${name} ${path}`, judge(ruleSet, indexed))
    }
  }
  return verdicts
}

test.runIf(process.env.CI)('Saxon-HE is there in continuous integration', () => {
  expect(saxonLacks()).toBeUndefined()
})

describe.runIf(lacks === undefined)(`documents that nobody has seen, of seed ${seed}`, () => {
  test('get the same verdicts from this engine and from Saxon-HE', { timeout: 600_000 }, async () => {
    console.info(`Comparison with Saxon-HE: BANC_SEED=${seed}`)
    const folder = mkdtempSync(join(tmpdir(), 'banc-mutants-'))
    try {
      const subjects = makeMutants(folder)
      const reference = judgeWithSaxon({
        artefacts,
        overlay,
        documents: subjects,
        // The compiler of the virtual machine would take longer than the judging.
        javaOptions: ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'],
      })
      const verdicts = judgeWithEngine(subjects)
      const judgements = new Map((await reference).judgements.map((judgement) => [judgement.document, judgement]))
      let runs = 0
      const differences: unknown[] = []
      for (const { name, changes, ruleSets } of subjects) {
        for (const path of ruleSets) {
          runs++
          const own = verdicts.get(`${name} ${path}`)
          const found = own === undefined ? 'no verdict' : ofEngine(own)
          const expected = ofSaxon(judgements.get(name)?.verdicts?.[path])
          if (JSON.stringify(found) !== JSON.stringify(expected))
            differences.push({ name, path, changes, found, expected, problem: judgements.get(name)?.problem })
        }
      }
      expect(differences).toEqual([])
      expect(runs).toBeGreaterThanOrEqual(subjects.length * 5)
      expect(subjects).toHaveLength(examplesWanted * mutantsOfEach)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
