import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { print, tell } from '../output.ts'
import { check } from './check.ts'
import { defect } from './defect.ts'
import { operation } from './operation.ts'
import { rule } from './rule.ts'
import { scenario } from './scenario.ts'
import { Refused, writingIn } from './writing.ts'

const usage = `npm run new -- check <chapter> <name> [--scenario <number>] [--verifies <requirement>] [--file <of checks>] [--defect <name>] [--in <file of mocks/product>]
npm run new -- defect <chapter> <name> --kills <check> [--in <file of mocks/product>]
npm run new -- scenario <chapter> <number> --after <number>
npm run new -- operation <service> <name>
npm run new -- rule <family> <name>
`

const options = {
  scenario: { type: 'string' },
  verifies: { type: 'string' },
  defect: { type: 'string' },
  kills: { type: 'string' },
  in: { type: 'string' },
  file: { type: 'string' },
  after: { type: 'string' },
  /** Another working copy: for tests. */
  root: { type: 'string' },
} as const

const here = fileURLToPath(new URL('../../..', import.meta.url))

/** Writes what was asked for, formatted; gives what is left to a person. */
const write = (args: readonly string[]): readonly string[] => {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [kind, ...rest] = positionals
  const root = values.root ?? here
  const writing = writingIn(root)
  const kinds: Readonly<Record<string, () => readonly string[]>> = {
    check: () => check(writing, rest, values),
    defect: () => defect(writing, rest, values),
    scenario: () => scenario(writing, rest, values.after),
    operation: () => operation(writing, rest),
    rule: () => rule(writing, rest),
  }
  const make = Object.hasOwn(kinds, kind ?? '') ? kinds[kind ?? ''] : undefined
  if (!make) throw new Refused(`Name what is new:\n${usage}`)
  const left = make()
  const paths = writing.commit()
  execFileSync(join(here, 'node_modules/.bin/biome'), ['check', '--write', ...paths], { cwd: root, stdio: 'pipe' })
  return [...paths.map((path) => `wrote ${path}`), '', 'Left to you:', ...left.map((line) => `- ${line}`)]
}

try {
  print(...write(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error
  tell(...error.message.split('\n'))
  process.exitCode = 2
}
