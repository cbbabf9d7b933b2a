import { fileURLToPath } from 'node:url'
import { type CliOptions, createVitest } from 'vitest/node'
import { BancError, messageOf } from '../model/errors.ts'
import type { ControlAddress } from '../run/control.ts'
import { type PlannedScenario, testNameOf } from '../run/plan.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** Where a scenario lives: the file is named by its official number. */
export const scenarioFile = ({ suite, entry }: Pick<PlannedScenario, 'suite' | 'entry'>): string =>
  `suites/${suite.id}/scenarios/${entry.scenario.id.replaceAll('/', '.').replaceAll('~', '--')}.${extension}`

/** Vitest's own reporters, by name, and the stream they write on. */
export interface VitestReporting {
  readonly names: readonly string[]
  readonly output: NodeJS.WriteStream
}

const unknownReporter = (error: unknown, names: readonly string[]): unknown => {
  if (!messageOf(error).includes('custom Reporter')) return error
  return new BancError({
    code: 'BANC-OPTION',
    what: {
      fr: `Vitest ne connaît pas tous ces rapporteurs : ${names.join(', ')}.`,
      en: `Vitest does not know all these reporters: ${names.join(', ')}.`,
    },
    where: '--reporter',
    todo: {
      fr: 'Choisissez par exemple verbose, tree, dot, tap, junit ou json.',
      en: 'Choose for example verbose, tree, dot, tap, junit or json.',
    },
    cause: error,
  })
}

const endings = ['SIGINT', 'SIGTERM', 'unhandledRejection'] as const

/** Vitest ends its process at once on these; the bench first stops the product and writes what it knows. */
const keepingOurEnd = async <T>(make: () => Promise<T>): Promise<T> => {
  const ours = new Set(endings.flatMap((name) => process.listeners(name as 'SIGINT')))
  const made = await make()
  for (const name of endings) {
    for (const listener of process.listeners(name as 'SIGINT')) if (!ours.has(listener)) process.off(name, listener)
  }
  return made
}

/** How a running Vitest is stopped before its end. */
export interface ScenarioRun {
  readonly done: Promise<void>
  readonly cancel: () => Promise<void>
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Runs the planned scenarios as Vitest tests, one at a time and in the order of the plan, each file in the same worker
 * thread. No reporter by default, because the bench tells its own story.
 * @throws BancError BANC-OPTION for a reporter that Vitest does not know
 */
export const runScenarios = async (
  plan: readonly PlannedScenario[],
  control: ControlAddress,
  { names, output }: VitestReporting,
): Promise<ScenarioRun> => {
  const files = plan.map(scenarioFile)
  const order = new Map(files.map((file, index) => [`${root}${file}`, index]))
  const options: CliOptions = {
    root,
    config: false,
    watch: false,
    include: files,
    exclude: [],
    setupFiles: [`${root}src/run/vitest-setup.${extension}`],
    provide: { bancSegurControl: control },
    testNamePattern: new RegExp(`^(?:${plan.map(({ entry }) => escaped(testNameOf(entry.scenario))).join('|')})$`),
    reporters: names.length > 0 ? [...names] : [{}],
    pool: 'threads',
    isolate: false,
    fileParallelism: false,
    passWithNoTests: true,
    server: { deps: { inline: [/banc-segur/] } },
    sequence: {
      sequencer: class {
        async sort<T extends { moduleId: string }>(specifications: T[]): Promise<T[]> {
          return specifications.toSorted((a, b) => (order.get(a.moduleId) ?? 0) - (order.get(b.moduleId) ?? 0))
        }
        async shard<T>(specifications: T[]): Promise<T[]> {
          return specifications
        }
      },
    },
  }
  const vitest = await keepingOurEnd(() => createVitest(options, {}, { stdout: output })).catch((error: unknown) => {
    throw unknownReporter(error, names)
  })
  const done = vitest.start().then(() => vitest.close())
  return { done, cancel: () => vitest.cancelCurrentRun('keyboard-input') }
}
