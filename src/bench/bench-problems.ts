import type { ErrorCode } from '../model/error-codes.ts'
import { BancError } from '../model/errors.ts'
import { closestOnes, nearest } from './nearest.ts'

const refused = (code: ErrorCode, where: string, fr: string, en: string, todo: [string, string]): BancError =>
  new BancError({ code, what: { fr, en }, where, todo: { fr: todo[0], en: todo[1] } })

/** A scenario asked of a bench that has finished. */
export const closed = (id: string): BancError =>
  refused('BANC-CLOSED', id, 'Ce run est terminé.', 'This run is over.', [
    'Ouvrez un autre banc, ou reprenez ce run avec l’option resume s’il a été interrompu.',
    'Open another bench, or go on with this run by the option resume if it was interrupted.',
  ])

/** A scenario asked while another runs. */
export const busy = (id: string, running: string): BancError =>
  refused('BANC-BUSY', id, `Le scénario ${running} est en cours.`, `Scenario ${running} is running.`, [
    'Attendez sa fin : un banc joue un scénario à la fois.',
    'Wait for its end: a bench drives one scenario at a time.',
  ])

export const interrupted = (id: string): BancError =>
  refused('BANC-INTERRUPTED', id, 'Le run a été interrompu.', 'The run was interrupted.', [
    'Reprenez-le avec « run --resume » ou l’option resume.',
    'Go on with "run --resume" or the option resume.',
  ])

/** A number that the plan does not hold; `planned` are those that it holds. */
export const notPlanned = (id: string, planned: readonly string[]): BancError => {
  const meant = nearest(id, planned)
  return refused('BANC-SELECTION', id, `« ${id} » n’est pas au plan de ce run.`, `"${id}" is not in this run's plan.`, [
    meant ? `Vouliez-vous écrire « ${meant} » ?` : '« list » donne tous les numéros.',
    meant ? `Did you mean "${meant}"?` : '"list" names them all.',
  ])
}

export const nothingToRun = (): BancError =>
  refused('BANC-OPTION', 'run', 'Aucun scénario ne correspond à ce choix.', 'No scenario matches this selection.', [
    'Voyez « run --help ».',
    'See "run --help".',
  ])

/** A run's folder in which another bench is writing. */
export const runIsOpen = (folder: string, lock: string, pid: number): BancError =>
  refused(
    'BANC-RUN-OPEN',
    folder,
    `Un autre banc joue ce run (processus ${pid}).`,
    `Another bench is playing this run (process ${pid}).`,
    [
      `Attendez sa fin ou arrêtez-le ; si ce processus n’est pas un banc, supprimez ${lock}.`,
      `Wait for its end or stop it; if that process is no bench, remove ${lock}.`,
    ],
  )

/** A number that no suite has; `known` are those that there are. */
export const unknownScenario = (id: string, known: readonly string[]): BancError => {
  const close = closestOnes(id, known, 5).join(', ')
  return refused('BANC-SELECTION', '--only', `« ${id} » n’existe pas.`, `"${id}" does not exist.`, [
    `Les plus proches : ${close}. « list » donne tous les numéros.`,
    `The nearest: ${close}. "list" names them all.`,
  ])
}
