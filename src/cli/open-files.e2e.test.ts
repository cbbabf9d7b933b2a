import { afterAll, describe, expect, test } from 'vitest'
import { openWorkshop } from './e2e.fixture.ts'

const { shell, close } = openWorkshop()
afterAll(close)

/** What starts a service, with what it is given: a shell lets each open 24 files, and no more. */
const commands: readonly (readonly string[])[] = [['mocks'], ['run', '--only', 'INS/va1.52.01']]

describe.runIf(process.platform === 'linux')(
  'where the system lets too few files be opened',
  { timeout: 120_000 },
  () => {
    test.each(commands.map((args) => ({ args })))(
      '$args says so in a sentence, with a code and the way out',
      async ({ args }) => {
        const { code, stdout, stderr } = await shell('ulimit -n 24; exec "$@"', ...args)
        expect(code).toBe(2)
        expect(stderr).toContain('BANC-OPEN-FILES')
        expect(stderr).toContain('ulimit -n 1024')
        expect(`${stdout}${stderr}`).not.toMatch(/^\s+at /m)
      },
    )
  },
)
