import type { CheckResult, ScenarioResult } from '../../model/finished.ts'
import type { Verdict } from '../../model/verdict.ts'
import { type Reason, reasons } from './reasons.fixture.ts'

// From what the bench found to the tables of docs/third-parties.md: no time, no address, no port in them.

/** What the bench found of each third party, in the order of the columns. */
export type Found = Readonly<Record<string, readonly ScenarioResult[]>>

const words: Readonly<Record<Verdict, string>> = {
  pass: 'conforme',
  fail: 'non conforme',
  warn: 'avertissement',
  inconclusive: 'à attester',
  'not-applicable': 'sans objet',
  attested: 'attesté',
  external: 'hors du banc',
}

const french = (said: CheckResult['actual']): string => (typeof said === 'string' ? said : said.fr)

const missingAction = /le produit n’offre pas l’action (\S+)/

/** The action for lack of which nothing could be seen. */
const actionMissing = ({ reason }: ScenarioResult): string | undefined => missingAction.exec(reason?.fr ?? '')?.[1]

/** What the recording itself says of a verdict that is none. */
const said = ({ verdict, actual }: CheckResult): string | undefined =>
  verdict === 'inconclusive' ? /^à attester : (.+)$/.exec(french(actual))?.[1] : undefined

const handWritten = (party: string, { id, verdict }: CheckResult): Reason | undefined =>
  reasons.find((one) => one.party === party && one.check === id && one.verdict === verdict)

const played = (scenario: ScenarioResult): boolean =>
  scenario.verdict !== 'not-applicable' && actionMissing(scenario) === undefined

const markdown = (heading: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heading, heading.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const code = (text: string): string => `\`${text}\``

/** One line for each check of each scenario that was played with one of them at least. */
export const verdictTable = (found: Found): string => {
  const parties = Object.entries(found)
  const rows = new Map<string, Map<string, string>>()
  for (const [party, scenarios] of parties) {
    for (const { id, checks } of scenarios.filter(played)) {
      for (const check of checks) {
        const key = `${code(id)} | ${code(check.id)}`
        const row = rows.get(key) ?? new Map<string, string>()
        rows.set(key, row.set(party, words[check.verdict]))
      }
    }
  }
  return markdown(
    ['scénario', 'contrôle', ...parties.map(([party]) => party)],
    [...rows].map(([key, row]) => [key, ...parties.map(([party]) => row.get(party) ?? '—')]),
  )
}

const explained = (found: Found) =>
  Object.entries(found).flatMap(([party, scenarios]) =>
    scenarios.filter(played).flatMap(({ checks }) =>
      checks
        .filter(({ verdict }) => verdict !== 'pass')
        .map((check) => {
          const written = handWritten(party, check)
          return { party, check, nature: written?.nature ?? 'adaptateur', why: written?.why ?? said(check) }
        }),
    ),
  )

/** Verdicts that nobody has explained: party and check. */
export const unexplained = (found: Found): readonly string[] =>
  explained(found)
    .filter(({ why }) => why === undefined)
    .map(({ party, check }) => `${party}: ${check.id} ${check.verdict}: ${french(check.actual)}`)

/** Explanations of what was not found. */
export const unused = (found: Found): readonly Reason[] => {
  const used = explained(found).map(({ party, check }) => handWritten(party, check))
  return reasons.filter(({ party }) => party in found).filter((reason) => !used.includes(reason))
}

/** Why: one line for each third party and reason, with the checks that it explains. */
export const reasonTable = (found: Found): string => {
  const rows = new Map<string, { readonly key: readonly string[]; readonly checks: Set<string> }>()
  for (const { party, check, nature, why = '?' } of explained(found)) {
    const key = [party, words[check.verdict], nature, why]
    const row = rows.get(key.join()) ?? { key, checks: new Set<string>() }
    row.checks.add(code(check.id))
    rows.set(key.join(), row)
  }
  return markdown(
    ['tiers', 'verdict', 'à qui cela tient', 'pourquoi', 'contrôles'],
    [...rows.values()].map(({ key, checks }) => [...key, [...checks].join(', ')]),
  )
}

/** What was not played, by the action that the third party lacks. */
export const notPlayed = (found: Found): string => {
  const rows = new Map<string, string[]>()
  for (const [party, scenarios] of Object.entries(found)) {
    for (const scenario of scenarios) {
      const action = actionMissing(scenario)
      if (action === undefined) continue
      const key = `${party} | ${code(action)}`
      rows.set(key, [...(rows.get(key) ?? []), code(scenario.id)])
    }
  }
  return markdown(
    ['tiers', 'action non offerte', 'scénarios à attester'],
    [...rows].map(([key, ids]) => [key, ids.join(', ')]),
  )
}
