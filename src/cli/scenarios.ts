import { fileURLToPath } from 'node:url'
import { createVitest } from 'vitest/node'
import type { ControlAddress } from '../run/control.ts'
import { type PlannedScenario, testNameOf } from '../run/plan.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** Where a scenario lives: the file is named by its official number. */
export const scenarioFile = ({ suite, entry }: Pick<PlannedScenario, 'suite' | 'entry'>): string =>
  `suites/${suite.id}/scenarios/${entry.scenario.id.replaceAll('/', '.')}.${extension}`

/** How a running Vitest is stopped before its end. */
export interface ScenarioRun {
  readonly done: Promise<void>
  readonly cancel: () => Promise<void>
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Runs the planned scenarios as Vitest tests, one at a time and in the order of the plan, each file in the same worker
 * thread. `reporters` are Vitest's own, by name; none by default, because the bench tells its own story.
 */
export const runScenarios = async (
  plan: readonly PlannedScenario[],
  control: ControlAddress,
  reporters: readonly string[],
): Promise<ScenarioRun> => {
  const files = plan.map(scenarioFile)
  const order = new Map(files.map((file, index) => [`${root}${file}`, index]))
  const vitest = await createVitest({
    root,
    config: false,
    watch: false,
    include: files,
    exclude: [],
    setupFiles: [`${root}src/run/vitest-setup.${extension}`],
    provide: { bancSegurControl: control },
    testNamePattern: new RegExp(`^(?:${plan.map(({ entry }) => escaped(testNameOf(entry.scenario))).join('|')})$`),
    reporters: reporters.length > 0 ? [...reporters] : [{}],
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
  })
  const done = vitest.start().then(() => vitest.close())
  return { done, cancel: () => vitest.cancelCurrentRun('keyboard-input') }
}
