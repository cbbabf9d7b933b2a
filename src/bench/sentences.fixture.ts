/** A violation, as a check told it in a test: French and English of both sides. */
interface Said {
  readonly check: string
  readonly expected: readonly [fr: string, en: string]
  readonly actual: readonly [fr: string, en: string]
}

/** What no two runs of a test write the same: hashes, ids, keys, and today's date. */
const moving =
  /\b[0-9a-f]{16,}\b|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|[A-Za-z0-9_-]{40,}|\b20\d\d-\d\d-\d\dT[\d:.]+Z|\b20\d{6}(?=_)/g

const still = (text: string): string => {
  const line = text.replace(moving, '…').replace(/\s+/g, ' ')
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}

const both = ([fr, en]: readonly [string, string]): string => (fr === en ? still(fr) : `${still(fr)} / ${still(en)}`)

/**
 * The golden list: for each check, one violation as a reader of the report would see it, the shortest that its tests
 * make. @param tried lines of the file that `suites/tried.fixture.ts` writes
 */
export const sentences = (tried: readonly string[]): string => {
  const told = tried
    .filter((line) => line.startsWith('said '))
    .map((line): Said => JSON.parse(line.slice('said '.length)))
    .map(({ check, expected, actual }) => ({ check, said: `  ${both(expected)}\n  → ${both(actual)}` }))
    .sort((a, b) => a.said.length - b.said.length || (a.said < b.said ? -1 : 1))
  const shortest = new Map(told.toReversed().map(({ check, said }) => [check, said]))
  return [...shortest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([check, said]) => `${check}\n${said}\n`)
    .join('\n')
}
