import { appendFileSync, readFileSync, realpathSync, truncateSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { BancError } from '../model/errors.ts'
import { isA } from '../model/event.ts'
import { type Journal, journalFile, openJournal } from '../run/journal.ts'
import type { PlannedScenario } from '../run/plan.ts'
import { readJournal } from '../run/read-journal.ts'
import { version } from './version.ts'

/** Sets the half line of a killed run aside, in `journal.cut`, so that the journal can go on after its last whole line. */
const setCutAside = (folder: string, length: number): void => {
  const file = journalFile(folder)
  appendFileSync(join(folder, 'journal.cut'), readFileSync(file).subarray(length))
  truncateSync(file, length)
}

/** Opens the journal of a run that did not end, and says which of the planned scenarios it still has to run. */
export const reopen = (
  named: string,
  planned: readonly PlannedScenario[],
): { journal: Journal; remaining: readonly PlannedScenario[] } => {
  const folder = realpathSync(resolve(named))
  const stored = readJournal(folder)
  if (stored.broken) {
    throw new BancError({
      code: 'BANC-JOURNAL-BROKEN',
      what: { fr: `Journal altéré : ${stored.broken.reason.fr}.`, en: `Altered journal: ${stored.broken.reason.en}.` },
      where: `${journalFile(folder)}:${stored.broken.line}`,
      todo: { fr: 'Ce run ne peut pas reprendre : relancez-le.', en: 'This run cannot go on: start it anew.' },
    })
  }
  if (stored.cut) setCutAside(folder, stored.length)
  const done = new Set(
    stored.events
      .filter(isA('scenario.ended'))
      .filter(({ data }) => data.outcome !== 'interrupted')
      .map(({ scenario }) => scenario),
  )
  const plannedThen = stored.events.find(isA('run.started'))?.data.plan ?? []
  const remaining = planned.filter(
    ({ entry }) => plannedThen.includes(entry.scenario.id) && !done.has(entry.scenario.id),
  )
  const journal = openJournal(folder, () => new Date(), stored.events)
  journal.append('run.resumed', {
    benchVersion: version,
    remaining: remaining.map(({ entry }) => entry.scenario.id),
  })
  return { journal, remaining }
}
