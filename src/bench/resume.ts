import { appendFileSync, readdirSync, readFileSync, realpathSync, truncateSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { BancError } from '../model/errors.ts'
import { isA } from '../model/event.ts'
import type { Text } from '../model/text.ts'
import { type Journal, journalFile, openJournal } from '../run/journal.ts'
import type { PlannedScenario } from '../run/plan.ts'
import { readJournal } from '../run/read-journal.ts'
import { takeRun } from './run-lock.ts'
import { version } from './version.ts'

/** Sets the half line of a killed run aside, in `journal.cut`, so that the journal can go on after its last whole line. */
const setCutAside = (folder: string, length: number): void => {
  const file = journalFile(folder)
  appendFileSync(join(folder, 'journal.cut'), readFileSync(file).subarray(length))
  truncateSync(file, length)
}

const cannotGoOn = (where: string, fr: string, en: string, todo: Text): BancError =>
  new BancError({ code: 'BANC-RESUME', what: { fr, en }, where, todo })

const anew: Text = { fr: 'Ce run ne peut pas reprendre : relancez-le.', en: 'This run cannot go on: start it anew.' }

/** What a run tests: it goes on with the same product and the same defects, or its verdicts would mix two of them. */
export interface Tested {
  readonly product: { readonly name: string; readonly version: string }
  readonly defects: readonly string[]
}

const named = ({ product, defects }: Tested): string =>
  `${product.name} ${product.version}${defects.length > 0 ? ` --defects ${defects.join(',')}` : ''}`

const refuseAnother = (folder: string, started: Tested, now: Tested): void => {
  if (named(started) === named(now)) return
  throw cannotGoOn(
    folder,
    `Ce run éprouvait « ${named(started)} », pas « ${named(now)} ».`,
    `This run tested "${named(started)}", not "${named(now)}".`,
    {
      fr: 'Reprenez avec la même configuration (--config) et les mêmes défauts (--defects).',
      en: 'Resume with the same configuration (--config) and the same defects (--defects).',
    },
  )
}

/** What a run writes is its own files and folders: through a link planted among them it would write elsewhere. */
const refuseLinks = (folder: string): void => {
  const planted = readdirSync(folder, { withFileTypes: true, recursive: true }).find(
    (entry) => !entry.isFile() && !entry.isDirectory(),
  )
  if (planted === undefined) return
  const where = join(planted.parentPath, planted.name)
  throw cannotGoOn(
    where,
    'Un run ne reprend pas dans un dossier où se trouve autre chose que des fichiers et des dossiers ordinaires.',
    'A run does not go on in a folder that holds anything else than regular files and folders.',
    {
      fr: 'Retirez ce lien (ou ce fichier spécial) si vous savez d’où il vient, ou relancez le run.',
      en: 'Remove this link (or special file) if you know where it comes from, or start the run anew.',
    },
  )
}

/** A run whose folder this bench has taken. */
export interface OpenRun {
  readonly journal: Journal
  /** What it still has to run. */
  readonly remaining: readonly PlannedScenario[]
  /** Gives the folder back. */
  readonly leave: () => void
}

/**
 * Opens the journal of a run that did not end, and says which of the planned scenarios it still has to run.
 * @throws BancError BANC-DOSSIER-MISSING, BANC-JOURNAL-BROKEN, BANC-RESUME, BANC-RUN-OPEN
 */
export const reopen = (path: string, planned: readonly PlannedScenario[], tested: Tested): OpenRun => {
  // A folder without a journal is no run: nothing is written in it, not even a lock.
  readJournal(resolve(path))
  const folder = realpathSync(resolve(path))
  refuseLinks(folder)
  const leave = takeRun(folder)
  try {
    return { ...reopened(folder, planned, tested), leave }
  } catch (error) {
    leave()
    throw error
  }
}

/** The journal is read once the run is taken: another bench may have written in it until then. */
const reopened = (folder: string, planned: readonly PlannedScenario[], tested: Tested): Omit<OpenRun, 'leave'> => {
  const stored = readJournal(folder)
  if (stored.broken) {
    throw new BancError({
      code: stored.broken.code,
      what: { fr: `Journal altéré : ${stored.broken.reason.fr}.`, en: `Altered journal: ${stored.broken.reason.en}.` },
      where: `${journalFile(folder)}:${stored.broken.line}`,
      todo: anew,
    })
  }
  const started = stored.events.find(isA('run.started'))?.data
  if (!started) throw cannotGoOn(folder, 'Le journal n’a pas de début.', 'The journal has no beginning.', anew)
  if (stored.events.findLast(isA('run.ended'))?.data.outcome === 'complete') {
    throw cannotGoOn(folder, 'Ce run est allé à son terme.', 'This run came to its end.', {
      fr: 'Il n’y a rien à reprendre ; « replay » le rejuge.',
      en: 'There is nothing to resume; "replay" judges it again.',
    })
  }
  refuseAnother(folder, started, tested)
  if (stored.cut) setCutAside(folder, stored.length)
  const done = new Set(
    stored.events
      .filter(isA('scenario.ended'))
      .filter(({ data }) => data.outcome !== 'interrupted')
      .map(({ scenario }) => scenario),
  )
  const remaining = planned.filter(
    ({ entry }) => started.plan.includes(entry.scenario.id) && !done.has(entry.scenario.id),
  )
  const journal = openJournal(folder, () => new Date(), stored.events)
  journal.append('run.resumed', {
    benchVersion: version,
    remaining: remaining.map(({ entry }) => entry.scenario.id),
  })
  return { journal, remaining }
}
