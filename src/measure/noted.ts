import type { FinishedRun } from '../model/finished.ts'

/** A word that a service noted in an exchange, and a check that fails or warns citing that exchange. */
export interface Cited {
  readonly note: string
  readonly check: string
}

/** Ids of the words noted in each event, by the event's id. */
const notedIn = ({ events }: Pick<FinishedRun, 'events'>): ReadonlyMap<string, readonly string[]> =>
  new Map(
    events.map(({ id, data }) => [
      id,
      'notes' in data && Array.isArray(data.notes)
        ? data.notes.flatMap((one) => (typeof one === 'string' || !('id' in one) ? [] : [one.id]))
        : [],
    ]),
  )

/** Every word by which a check of this run fails or warns. */
export const citedNotes = (run: Pick<FinishedRun, 'events' | 'scenarios'>): readonly Cited[] => {
  const noted = notedIn(run)
  return run.scenarios
    .flatMap(({ checks }) => checks)
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
    .flatMap(({ id: check, evidence }) =>
      evidence.flatMap((event) => (noted.get(event) ?? []).map((note) => ({ note, check }))),
    )
}
