/** A value of a report that a replay tells otherwise; undefined on the side that does not have it. */
export interface Change {
  /** Where, in names and places: `scenarios/INS-va1.52.01/checks/ins.x/actual`. */
  readonly path: string
  readonly was: unknown
  readonly is: unknown
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Items with an id are compared by their id, others by their place: one that is missing does not shift all that follow. */
const keyed = (list: readonly unknown[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    list.map((item, at) => [isObject(item) && typeof item.id === 'string' ? item.id : String(at), item] as const),
  )

const asObject = (value: unknown): Readonly<Record<string, unknown>> | undefined => {
  if (Array.isArray(value)) return keyed(value)
  return isObject(value) ? value : undefined
}

/** Of a check that one side does not have, the lists of verdicts tell already: its words would hide the changed ones. */
const isWholeCheck = (path: readonly string[]): boolean => path.length === 4 && path[2] === 'checks'

/** Every leaf in which two JSON values differ, verdicts of scenarios and checks apart: those have their own list. */
export const changes = (was: unknown, is: unknown, path: readonly string[] = []): readonly Change[] => {
  const before = asObject(was)
  const after = asObject(is)
  if (before && after) {
    const own: readonly Change[] =
      Array.isArray(was) &&
      Array.isArray(is) &&
      was.length !== is.length &&
      Object.keys(before).length === Object.keys(after).length
        ? [{ path: [...path, 'length'].join('/'), was: was.length, is: is.length }]
        : []
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...own, ...[...keys].flatMap((key) => changes(before[key], after[key], [...path, key]))]
  }
  if (Object.is(was, is)) return []
  if (path[0] === 'scenarios' && (path.length === 2 || isWholeCheck(path) || path.at(-1) === 'verdict')) return []
  return [{ path: path.join('/'), was, is }]
}
