import type { Config } from '../../model/config.ts'
import type { ScenarioResult } from '../../model/finished.ts'
import { openBench } from '../open.ts'
import { suites } from '../suites.ts'

/** Ids of a chapter's scenarios. */
const idsOf = (suite: string): readonly string[] =>
  suites.find(({ id }) => id === suite)?.entries.map(({ scenario }) => scenario.id) ?? []

const isCiba = (id: string): boolean => id.startsWith('PSC.01.03')

/** What is played with a third party: a whole chapter, in parts that may be played side by side. */
export const parts = {
  ins: idsOf('ins'),
  psc: idsOf('psc').filter((id) => !isCiba(id)),
  // They wait for seconds between two polls, and depend on nothing before them.
  ciba: idsOf('psc').filter(isCiba),
} as const

/** Times that a scenario is played while the machine stands still under it. */
const attempts = 5

const isToPlayAgain = ({ reason }: ScenarioResult): boolean => reason?.en.endsWith('play it again') ?? false

/** Drives a third party through these scenarios, and gives what the bench found. */
export const play = async (
  config: Config,
  only: readonly string[],
  out: string,
): Promise<readonly ScenarioResult[]> => {
  const bench = await openBench(config, { selection: { only }, out, reports: false })
  try {
    const ids = bench.remaining.map(({ entry }) => entry.scenario.id)
    // First, and so as quickly after the product has read the keys on any machine: some read them once a minute.
    const keys = ids.filter((id) => id.endsWith('~key-rotated-unannounced'))
    for (const id of new Set([...keys, ...ids])) {
      let left = attempts
      do left -= 1
      while (isToPlayAgain(await bench.drive(id)) && left > 0)
    }
  } finally {
    await bench.finish()
  }
  return (await bench.finish()).scenarios
}
