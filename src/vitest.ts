import { afterAll, beforeAll, describe, test } from 'vitest'
import { loadConfig } from './bench/config.ts'
import { type Bench, type BenchOptions, openBench } from './bench/open.ts'
import { planFor } from './bench/planned.ts'
import { referenceConfig } from './bench/reference-product.ts'
import type { Config } from './model/config.ts'
import { BancError } from './model/errors.ts'
import type { CheckResult, ScenarioResult } from './model/finished.ts'
import { type Lang, say } from './model/text.ts'
import { type PlannedScenario, testNameOf } from './run/plan.ts'

/** Which product the scenarios drive, and which of them. */
export interface HostOptions extends Omit<BenchOptions, 'signal' | 'resume'> {
  /** A configuration, or the path of its file; `banc-segur.jsonc` here, else the reference product. */
  readonly config?: Config | string
}

/** A scenario waits for a product: its own bounds apply, not Vitest's five seconds. */
const timeout = 300_000

const configOf = ({ config }: HostOptions): Config => {
  if (typeof config === 'object') return config
  return loadConfig(config, process.cwd())?.config ?? referenceConfig([])
}

/** An error that tells its message alone: the bench's own stack would say nothing of the product. */
const told = (message: string): Error => {
  const error = new Error(message)
  error.stack = message
  return error
}

/** What the command line would say: code, place, sentence and advice. */
const inWords = (error: unknown, lang: Lang): unknown =>
  error instanceof BancError ? told(error.describe(lang)) : error

const ofCheck = ({ id, title, expected, actual }: CheckResult, lang: Lang): string => {
  const words = lang === 'fr' ? ['attendu', 'observé'] : ['expected', 'actual']
  return `${id} : ${say(title, lang)}\n  ${words[0]} : ${say(expected, lang)}\n  ${words[1]} : ${say(actual, lang)}`
}

/** What a failed scenario's test says: every check that failed, its expected and its actual. */
const failureOf = ({ checks }: ScenarioResult, lang: Lang): Error =>
  told(
    checks
      .filter(({ verdict }) => verdict === 'fail')
      .map((check) => ofCheck(check, lang))
      .join('\n'),
  )

/** Why a scenario proves nothing: its own reason, or the checks that lack their evidence. */
const reasonOf = ({ reason, checks }: ScenarioResult, lang: Lang): string => {
  if (reason) return say(reason, lang)
  const lacking = checks.filter(({ verdict }) => verdict === 'inconclusive')
  return lacking.map(({ id, actual }) => `${id} : ${say(actual, lang)}`).join(' ; ')
}

/** What Vitest must know before it runs anything. */
const plannedOf = (options: HostOptions): { config: Config; planned: readonly PlannedScenario[] } => {
  try {
    const config = configOf(options)
    const planned = planFor(config, options.selection).filter(({ applicable }) => applicable)
    return { config, planned }
  } catch (error) {
    throw inWords(error, options.lang ?? 'fr')
  }
}

interface Task {
  readonly name: string
  readonly mode: string
}

/**
 * Hosts the bench's scenarios in the Vitest file that calls it: one test each, named by its official id and its French
 * title, so that `-t`, `--shard`, watch, reporters and editors are Vitest's own. The bench opens before the first one and
 * finishes after the last: the run's folder then holds its dossier. An inconclusive scenario is skipped, with its reason.
 * @throws Error in the words of the command line: BANC-CONFIG…, BANC-SELECTION, BANC-OPTION
 */
export const hostScenarios = (options: HostOptions = {}): void => {
  const { config, planned } = plannedOf(options)
  const lang = options.lang ?? config.lang ?? 'fr'
  // One after the other, even where Vitest is told to run tests at once: they share one product.
  describe(`${config.product.name} ${config.product.version}`, { timeout, concurrent: false }, () => {
    const stop = new AbortController()
    let bench: Bench | undefined
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads this pattern to know which fixtures are asked for: none.
    beforeAll(async ({}: object, own: { readonly tasks?: readonly Task[] }) => {
      // The plan of the run is what Vitest is about to run, so that nothing is missing from its dossier.
      const wanted = new Set((own.tasks ?? []).filter(({ mode }) => mode === 'run').map(({ name }) => name))
      const chosen = planned.filter(({ entry }) => wanted.size === 0 || wanted.has(testNameOf(entry.scenario)))
      const only = chosen.map(({ entry }) => entry.scenario.id)
      bench = await openBench(config, {
        ...options,
        signal: stop.signal,
        selection: { ...options.selection, only },
      }).catch((error: unknown) => {
        throw inWords(error, lang)
      })
    }, timeout)
    afterAll(async () => {
      await bench?.finish()
    }, timeout)
    for (const { entry } of planned) {
      test(testNameOf(entry.scenario), { timeout }, async ({ skip, signal }) => {
        // The bench did not open: its hook has said why.
        if (bench === undefined) return skip()
        // Ctrl-C, or a scenario that never ends: nothing can follow it on this bench.
        signal.addEventListener('abort', () => stop.abort(), { once: true })
        const result = await bench.drive(entry.scenario.id).catch((error: unknown) => {
          throw inWords(error, lang)
        })
        if (result.verdict === 'fail') throw failureOf(result, lang)
        if (result.verdict === 'inconclusive') skip(reasonOf(result, lang))
      })
    }
  })
}
