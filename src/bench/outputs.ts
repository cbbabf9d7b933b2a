import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { html } from '../../reports/html/page.ts'
import { json } from '../../reports/json/json.ts'
import { junit } from '../../reports/junit/junit.ts'
import { BancError, messageOf } from '../model/errors.ts'
import type { FinishedRun, Reporter } from '../model/finished.ts'
import type { Lang } from '../model/text.ts'
import { outProblem } from './run-folder.ts'

/** Every rendering of a run, by the name that `report --format` knows. */
export const reporters: Readonly<Record<string, { readonly file: string; readonly render: Reporter }>> = {
  html: { file: 'report.html', render: html },
  json: { file: 'report.json', render: json },
  junit: { file: 'junit.xml', render: junit },
}

/** A renderer that fails is the bench's own mistake: it says which, and what is left to read. */
export const renderProblem = (file: string, error: unknown): BancError =>
  new BancError({
    code: 'BANC-REPORT-FAILED',
    what: {
      fr: `Ce rapport n’a pas pu être produit : ${messageOf(error)}.`,
      en: `This report could not be made: ${messageOf(error)}.`,
    },
    where: file,
    todo: {
      fr: 'Le journal est entier : « replay » le rejuge, et « report » donne les autres rapports.',
      en: 'The journal is whole: "replay" judges it again, and "report" gives the other reports.',
    },
    exitCode: 3,
    cause: error,
  })

/**
 * Writes every report beside the journal, each on its own: one that cannot be made or written leaves the others alone.
 * Gives a problem for each that is not there, `BANC-REPORT-FAILED` or `BANC-OUT`.
 */
export const writeReports = async (
  folder: string,
  run: FinishedRun,
  lang: Lang,
  among: typeof reporters = reporters,
): Promise<readonly BancError[]> => {
  const problems: BancError[] = []
  for (const { file, render } of Object.values(among)) {
    const path = join(folder, file)
    let rendered: string
    try {
      rendered = await render(run, lang)
    } catch (error) {
      problems.push(renderProblem(path, error))
      continue
    }
    try {
      writeFileSync(path, rendered, { mode: 0o600 })
    } catch (error) {
      problems.push(outProblem(path, error))
    }
  }
  return problems
}

/** Points `latest` at this run. Renamed into place, so that a reader never finds it missing. */
export const pointLatestAt = (folder: string): void => {
  const link = join(dirname(folder), 'latest')
  const fresh = `${link}.${process.pid}`
  rmSync(fresh, { force: true })
  try {
    symlinkSync(basename(folder), fresh, 'junction')
    renameSync(fresh, link)
  } catch {
    // A file system without links: the run keeps its own name, which the summary prints.
    rmSync(fresh, { force: true })
  }
}
