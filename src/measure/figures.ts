/** The value below which this share of the values lies: 0.5 is the median. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** For each item its median time over several passes, in milliseconds: one disturbance is not a slow document. */
export const timesOf = async <T>(
  items: readonly T[],
  passes: number,
  act: (item: T) => unknown,
): Promise<readonly number[]> => {
  const times = items.map((): number[] => [])
  for (let pass = 0; pass < passes; pass++) {
    for (const [index, item] of items.entries()) {
      const start = performance.now()
      await act(item)
      times[index]?.push(performance.now() - start)
    }
  }
  return times.map((each) => quantile(each, 0.5))
}
