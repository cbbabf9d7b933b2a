/** Insertions, removals, replacements and swaps of neighbours: the slips of a hand that types. */
const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i += 1) {
    rows.push([i])
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY
      rows[i]?.push(Math.min(at(i - 1, j - 1) + (same ? 0 : 1), at(i - 1, j) + 1, at(i, j - 1) + 1, swapped))
    }
  }
  return at(a.length, b.length)
}

/** The candidates that a person may have meant, the likeliest first: a part of them was typed, or nearly all. */
export const nearestOnes = (typed: string, candidates: readonly string[], most: number): readonly string[] => {
  const wanted = typed.toLowerCase()
  return candidates
    .map((candidate) => {
      const other = candidate.toLowerCase()
      return { candidate, part: wanted.length > 2 && other.includes(wanted), far: distance(wanted, other) }
    })
    .filter(({ part, far }) => part || far <= Math.max(2, typed.length / 3))
    .sort((a, b) => Number(b.part) - Number(a.part) || a.far - b.far)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

/** The nearest candidates, however far: for a word that must be one of them. */
export const closestOnes = (typed: string, candidates: readonly string[], most: number): readonly string[] => {
  const wanted = typed.toLowerCase()
  return candidates
    .map((candidate) => {
      const other = candidate.toLowerCase()
      return { candidate, part: wanted !== '' && other.includes(wanted), far: distance(wanted, other) }
    })
    .sort((a, b) => Number(b.part) - Number(a.part) || a.far - b.far)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

/** The candidate that a person most likely meant, when one is near enough. */
export const nearest = (typed: string, candidates: readonly string[]): string | undefined => {
  const [best] = candidates
    .map((candidate) => ({ candidate, far: distance(typed.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
  return best && best.far <= Math.max(2, typed.length / 3) ? best.candidate : undefined
}
