import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Report } from '../../schemas/report/report.ts'
import { reportFrom } from '../../schemas/report.ts'
import { BancError } from '../model/errors.ts'
import type { Text } from '../model/text.ts'
import { blobStore } from '../run/blobs.ts'
import { blobFolder } from '../run/journal.ts'
import { limits } from '../run/limits.ts'
import { readJournal, type StoredJournal } from '../run/read-journal.ts'
import { readRegular } from '../run/regular-file.ts'
import { weigh } from '../run/weight.ts'

/** A run's folder as found on disk. */
export interface Dossier {
  readonly folder: string
  readonly journal: StoredJournal
  readonly readBlob: (sha256: string) => Uint8Array | undefined
  /** The report written at the end of the run, when there is one. */
  readonly report: WrittenReport | undefined
}

/** What report.json of a dossier holds. */
export type WrittenReport = Report

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

/** Beyond this a report was not written by a bench. */
const mostBytes = 32 * 1024 * 1024

const brokenReport = (where: string, what: Text): BancError =>
  new BancError({
    code: 'BANC-REPORT-BROKEN',
    what,
    where,
    todo: {
      fr: 'Réécrivez-le depuis le journal avec « report --format json ».',
      en: 'Write it anew from the journal with "report --format json".',
    },
    exitCode: 1,
  })

const unreadable: Readonly<Record<'not-a-file' | 'too-big', Text>> = {
  'not-a-file': { fr: 'Ce rapport n’est pas un fichier.', en: 'This report is no file.' },
  'too-big': {
    fr: 'Ce rapport est plus gros que le banc n’en lit.',
    en: 'This report is larger than the bench reads.',
  },
}

const parsed = (file: string, bytes: Uint8Array): unknown => {
  const { depth, values } = weigh(bytes)
  if (depth > limits.depth || values > limits.values) throw brokenReport(file, unreadable['too-big'])
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    throw brokenReport(file, { fr: 'Ce rapport n’est pas du JSON.', en: 'This report is not JSON.' })
  }
}

const readReport = (folder: string): WrittenReport | undefined => {
  const file = join(folder, 'report.json')
  const found = readRegular(file, mostBytes)
  if ('unread' in found) {
    if (found.unread === 'missing') return undefined
    throw brokenReport(file, unreadable[found.unread])
  }
  const report = reportFrom(parsed(file, found.value))
  if (report.follows) return report.value
  const { fr, en } = report.wrong
  throw brokenReport(file, {
    fr: `Ce rapport n’a pas la forme d’un rapport (${fr}).`,
    en: `This report does not have the form of a report (${en}).`,
  })
}

/**
 * Opens a run's folder; a path to its journal will do, and a link to it, which the caller named. Inside it no link is
 * followed. @throws BancError BANC-DOSSIER-MISSING, BANC-DOSSIER-FILE, BANC-DOSSIER-LIMIT, BANC-REPORT-BROKEN
 */
export const openDossier = (named: string): Dossier => {
  const path = resolve(named)
  if (!existsSync(path)) throw missing(path)
  const folder = realpathSync(statSync(path).isDirectory() ? path : dirname(path))
  const journal = readJournal(folder)
  return { folder, journal, readBlob: blobStore(blobFolder(folder)).get, report: readReport(folder) }
}
