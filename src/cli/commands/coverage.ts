import { suites } from '../../bench/suites.ts'
import { correctionLine } from '../../model/correction.ts'
import { type Lang, say } from '../../model/text.ts'
import { coverageOf } from '../../run/coverage.ts'
import { plan } from '../../run/plan.ts'
import { print, printJson, table } from '../output.ts'

export interface CoverageOptions {
  readonly suite?: string
  readonly couloir?: string
  readonly vague?: string
  readonly format?: string
  readonly lang?: Lang
}

const parts = (text: string | undefined): readonly string[] => (text ?? '').split(',').filter((part) => part !== '')

/** Which requirement is covered, and how. */
export const coverage = (options: CoverageOptions): number => {
  const chosen = parts(options.suite)
  // The plan knows which suite ids exist, and refuses the others.
  plan(suites, { couloirs: [], vagues: [], profils: [], suites: chosen, only: [] })
  const couloirs = parts(options.couloir)
  const vagues = parts(options.vague).map(Number)
  const rows = coverageOf(suites.filter(({ id }) => chosen.length === 0 || chosen.includes(id)))
    .filter(({ couloir }) => couloirs.length === 0 || couloirs.includes(couloir))
    .filter(({ vague }) => vagues.length === 0 || vagues.includes(vague))
  const { lang = 'fr' } = options
  if (options.format === 'json')
    printJson(
      rows.map(({ correctedBy, ...row }) => ({
        ...row,
        reason: say(row.reason, lang),
        ...(correctedBy === undefined ? {} : { correctedBy: { ...correctedBy, what: say(correctedBy.what, lang) } }),
      })),
    )
  else {
    print(
      ...table(
        rows.map(({ requirement, couloir, vague, disposition, scenarios, checks, correctedBy }) => [
          requirement,
          `${couloir} v${vague}`,
          disposition,
          `${scenarios.length} ${say({ fr: 'scén.', en: 'scen.' }, lang)}`,
          `${checks.length} ${say({ fr: 'contr.', en: 'checks' }, lang)}`,
          correctedBy === undefined ? '' : say(correctionLine(correctedBy), lang),
        ]),
      ),
    )
  }
  return 0
}
