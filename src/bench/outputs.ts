import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { html } from '../../reports/html/page.ts'
import { json } from '../../reports/json/json.ts'
import { junit } from '../../reports/junit/junit.ts'
import type { FinishedRun, Reporter } from '../model/finished.ts'
import type { Lang } from '../model/text.ts'
import { outProblem } from './run-folder.ts'

/** Every rendering of a run, by the name that `report --format` knows. */
export const reporters: Readonly<Record<string, { readonly file: string; readonly render: Reporter }>> = {
  html: { file: 'report.html', render: html },
  json: { file: 'report.json', render: json },
  junit: { file: 'junit.xml', render: junit },
}

/** Writes every report beside the journal. @throws BancError BANC-OUT */
export const writeReports = async (folder: string, run: FinishedRun, lang: Lang): Promise<void> => {
  for (const { file, render } of Object.values(reporters)) {
    const path = join(folder, file)
    const rendered = await render(run, lang)
    try {
      writeFileSync(path, rendered, { mode: 0o600 })
    } catch (error) {
      throw outProblem(path, error)
    }
  }
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
