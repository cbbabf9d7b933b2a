import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PdfError } from '../../protocols/pdf/error.ts'
import { readPdf } from '../../protocols/pdf/read.ts'
import { pdfaRules } from './pdfa.ts'

const shared = process.env.BANC_ANS_ARTEFACTS ?? fileURLToPath(new URL('../../../../shared', import.meta.url))

/** Files of the veraPDF corpus (PDF/A-1b, CC BY 4.0): their clause and `pass` or `fail` are in their names. */
export const corpus = join(shared, 'pdfa-corpus')
export const hasCorpus = existsSync(corpus)

/** What the rules said of one file. */
export interface Tried {
  readonly file: string
  /** `6.7.2`. */
  readonly clause: string
  readonly conforming: boolean
  /** Clauses of the findings. */
  readonly found: readonly string[]
}

const clausesFound = (bytes: Uint8Array): readonly string[] => {
  try {
    const pdf = readPdf(bytes)
    return pdfaRules.rules.flatMap((rule) =>
      rule.severity === 'error' ? rule.check(pdf).findings.map(({ clause }) => clause) : [],
    )
  } catch (error) {
    if (error instanceof PdfError) return ['6.1']
    throw error
  }
}

const name = /(?<clause>\d(?:-\d+)*)-t\d+-(?<kind>pass|fail)-\w+\.pdf$/

export const tryCorpus = (): readonly Tried[] =>
  readdirSync(corpus).flatMap((file) => {
    const { clause, kind } = name.exec(file)?.groups ?? {}
    if (clause === undefined) return []
    const found = clausesFound(readFileSync(join(corpus, file)))
    return [{ file, clause: clause.replaceAll('-', '.'), conforming: kind === 'pass', found }]
  })

/** Whether a file was refused by its own clause, and not by another that it breaks too. */
export const byItsClause = ({ clause, found }: Tried): boolean => found.some((one) => one.includes(clause))

const inOrder = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true })

/** The table of the documentation: one row a clause, then the whole. */
export const tableOf = (tried: readonly Tried[]): readonly string[] => {
  const row = (title: string, all: readonly Tried[]): string => {
    const wrong = all.filter(({ conforming }) => !conforming)
    const right = all.filter(({ conforming }) => conforming)
    const cells = [
      title,
      wrong.length,
      wrong.filter(({ found }) => found.length > 0).length,
      wrong.filter(byItsClause).length,
      right.length,
      right.filter(({ found }) => found.length > 0).length,
    ]
    return `| ${cells.join(' | ')} |`
  }
  const clauses = [...new Set(tried.map(({ clause }) => clause))].toSorted(inOrder)
  return [
    '| clause | non conformes | trouvés | par leur clause | conformes | refusés |',
    '|---|---|---|---|---|---|',
    ...clauses.map((clause) =>
      row(
        clause,
        tried.filter((one) => one.clause === clause),
      ),
    ),
    row('ensemble', tried),
  ]
}
