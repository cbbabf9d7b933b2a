import killMatrix from '../../../suites/kill-matrix.json' with { type: 'json' }
import { suites } from '../../bench/suites.ts'
import { type Lang, say } from '../../model/text.ts'
import { print, printJson, table } from '../output.ts'

export interface ListOptions {
  readonly defects?: boolean
  readonly killMatrix?: boolean
  readonly format?: string
  readonly lang?: Lang
}

/** The same list for a program and for a person. */
interface Listing {
  readonly data: unknown
  readonly rows: readonly (readonly string[])[]
}

const listDefects = async (lang: Lang): Promise<Listing> => {
  const { defects } = await import('../../../mocks/product/defects.ts')
  const data = defects.map((defect) => ({ ...defect, title: say(defect.title, lang) }))
  return { data, rows: data.map(({ id, outcome, title }) => [id, outcome, title]) }
}

const listKills = (): Listing => ({
  data: killMatrix,
  rows: Object.entries<readonly string[]>(killMatrix).map(([check, killers]) => [check, killers.join(', ')]),
})

const listScenarios = (lang: Lang): Listing => {
  const data = suites.flatMap(({ id: suite, entries }) =>
    entries.map(({ scenario: { id, title, requirements, needs }, checks }) => ({
      id,
      suite,
      title: say(title, lang),
      requirements,
      needs,
      checks: checks.map((check) => check.id),
    })),
  )
  return { data, rows: data.map(({ id, suite, title }) => [id, suite, title]) }
}

/** Scenarios with their checks; or the defects of the reference product; or what kills what. */
export const list = async (options: ListOptions): Promise<number> => {
  const lang = options.lang ?? 'fr'
  const listing = options.defects ? await listDefects(lang) : options.killMatrix ? listKills() : listScenarios(lang)
  if (options.format === 'json') printJson(listing.data)
  else print(...table(listing.rows))
  return 0
}
