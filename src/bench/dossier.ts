import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { BancError } from '../model/errors.ts'
import { blobStore } from '../run/blobs.ts'
import { blobFolder } from '../run/journal.ts'
import { readJournal, type StoredJournal } from '../run/read-journal.ts'

/** A run's folder as found on disk. */
export interface Dossier {
  readonly folder: string
  readonly journal: StoredJournal
  readonly readBlob: (sha256: string) => Uint8Array | undefined
  /** The report written at the end of the run, when there is one. */
  readonly report: WrittenReport | undefined
}

/** The part of report.json that a replay compares. */
export interface WrittenReport {
  /** Hash of the last event that the report knew, and how many there were. */
  readonly journal?: { readonly head: string; readonly events: number }
  readonly scenarios: readonly {
    readonly id: string
    readonly verdict: string
    readonly checks: readonly { readonly id: string; readonly verdict: string }[]
  }[]
}

const missing = (where: string): BancError =>
  new BancError({
    code: 'BANC-DOSSIER-MISSING',
    what: { fr: 'Ce dossier n’existe pas.', en: 'This dossier does not exist.' },
    where,
    todo: {
      fr: 'Indiquez un dossier de run, par exemple dossier/latest après « npm start ».',
      en: 'Name the folder of a run, for example dossier/latest after "npm start".',
    },
  })

const readReport = (folder: string): WrittenReport | undefined => {
  const file = join(folder, 'report.json')
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new BancError({
      code: 'BANC-REPORT-BROKEN',
      what: { fr: 'Ce rapport n’est pas du JSON.', en: 'This report is not JSON.' },
      where: file,
      todo: {
        fr: 'Réécrivez-le depuis le journal avec « report --format json ».',
        en: 'Write it anew from the journal with "report --format json".',
      },
      exitCode: 1,
    })
  }
}

/** Opens a run's folder; a path to its journal will do. @throws BancError BANC-DOSSIER-MISSING, BANC-REPORT-BROKEN */
export const openDossier = (named: string): Dossier => {
  const path = resolve(named)
  if (!existsSync(path)) throw missing(path)
  const folder = realpathSync(statSync(path).isDirectory() ? path : dirname(path))
  return {
    folder,
    journal: readJournal(folder),
    readBlob: blobStore(blobFolder(folder)).get,
    report: readReport(folder),
  }
}
