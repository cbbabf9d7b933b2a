import { expect, inject, test } from 'vitest'
import { driveScenario } from './control-client.ts'
import { registerScenariosWith } from './scenario.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    bancSegurControl: { url: string; token: string }
  }
}

/** A scenario waits for a product: its own bounds apply, not Vitest's five seconds. */
const timeoutMs = 300_000

// Vitest loads this before each scenario file of a bench run: the file's scenario becomes the test of its official id.
registerScenariosWith((scenario) => {
  test(`${scenario.id} ${scenario.title.fr}`, { timeout: timeoutMs }, async ({ skip }) => {
    const { run, verdict, failures } = await driveScenario(scenario, inject('bancSegurControl'))
    if (!run) skip('not applicable to this run')
    if (verdict === 'inconclusive') skip('inconclusive')
    expect(failures).toEqual([])
  })
})
