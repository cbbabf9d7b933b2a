import { appendFileSync } from 'node:fs'
import type { Finding } from '../src/model/finding.ts'
import { say } from '../src/model/text.ts'
import type { Check } from '../src/run/check.ts'
import type { ScenarioRecord } from '../src/run/record.ts'
import { inBothLanguages } from './languages.fixture.ts'

/** What a check made of a recording: it passed, it failed, or there was nothing to judge. */
export type Outcome = 'conforms' | 'violates' | 'silent'

const told = new Set<string>()

const outcomeOf = (findings: readonly { readonly ok: boolean }[]): Outcome => {
  if (findings.length === 0) return 'silent'
  return findings.every(({ ok }) => ok) ? 'conforms' : 'violates'
}

/** A line `id outcome` in the file that `src/bench/triplets.fixture.ts` reads when all tests are over. */
const tell = (line: string): void => {
  const file = process.env.BANC_TRIED
  if (file === undefined || told.has(line)) return
  told.add(line)
  appendFileSync(file, `${line}\n`)
}

/** A violation in words: what the golden list of sentences holds. */
const sentenceOf = (check: Check, { expected, actual }: Finding) => ({
  check: check.id,
  expected: [say(expected, 'fr'), say(expected, 'en')],
  actual: [say(actual, 'fr'), say(actual, 'en')],
})

/** Judges a recording as a run does, in both languages, and tells what came of it: a check is tried on all three outcomes. */
export const findingsOf = async (check: Check, record: ScenarioRecord): ReturnType<Check['apply']> => {
  const findings = await inBothLanguages(check, record)
  tell(`${check.id} ${outcomeOf(findings)}`)
  for (const finding of findings) if (!finding.ok) tell(`said ${JSON.stringify(sentenceOf(check, finding))}`)
  return findings
}
